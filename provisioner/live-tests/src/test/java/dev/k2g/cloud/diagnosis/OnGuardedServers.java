package dev.k2g.cloud.diagnosis;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.local.LocalTarget;
import dev.k2g.testsupport.SharedStack;
import dev.k2g.testsupport.StackExtension;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.List;

/**
 * A class of tests that get the {@link GuardedServers} as a parameter. They are started once, when the first class needs
 * them, and end before the shared stack does.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
        named = "k2g.test.rights",
        matches = ".*",
        disabledReason = "it takes half a minute; -Dk2g.test.rights runs it")
@ExtendWith({SharedStack.class, OnGuardedServers.Servers.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@interface OnGuardedServers {

    /** Gives them to the tests. */
    final class Servers extends StackExtension {

        Servers() {
            super("guarded-stack");
        }

        @Override
        protected LocalTarget target(Path folder) {
            return GuardedStack.target(folder);
        }

        @Override
        protected List<Object> start(LocalTarget target, Path folder, ExtensionContext context) throws Exception {
            Endpoints shared = of(SharedStack.class, Endpoints.class, context);
            StackDirectory sharedState = of(SharedStack.class, StackDirectory.class, context);
            GuardedStack stack = new GuardedStack(target, new StackDirectory(folder), shared, sharedState);
            return List.of(new GuardedServers(stack, shared));
        }
    }
}
