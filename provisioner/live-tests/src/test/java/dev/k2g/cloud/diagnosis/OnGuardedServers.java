package dev.k2g.cloud.diagnosis;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.local.SharedStack;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

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
    final class Servers implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == GuardedServers.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(OnGuardedServers.class))
                    .computeIfAbsent(GuardedServers.class, type -> start(context), GuardedServers.class);
        }

        private static GuardedServers start(ExtensionContext context) {
            try {
                // the shared stack resolves the parameters
                return context.getExecutableInvoker()
                        .invoke(GuardedServers.class.getDeclaredConstructor(Endpoints.class, StackDirectory.class));
            } catch (NoSuchMethodException e) {
                throw new AssertionError(e);
            }
        }
    }
}
