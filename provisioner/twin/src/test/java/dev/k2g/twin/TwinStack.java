package dev.k2g.twin;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.stack.local.LocalTarget;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.nio.file.Path;
import java.time.Duration;

/** One local stack for all test classes of the module, as a parameter of type {@link Endpoints}. */
final class TwinStack implements BeforeAllCallback, ParameterResolver {

    private record Running(LocalTarget target, Endpoints endpoints) implements AutoCloseable {

        static Running start() {
            LocalTarget target = new LocalTarget(
                    Path.of("target", "twin-stack-" + ProcessHandle.current().pid()));
            // a JVM that is ended before JUnit comes to its end must not leave servers behind
            Runtime.getRuntime().addShutdownHook(new Thread(target::kill, "kill-twin-stack"));
            return new Running(target, target.start(Deadline.in(Duration.ofMinutes(3)), line -> {}));
        }

        @Override
        public void close() {
            target.kill();
            target.purge();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Endpoints.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context).endpoints();
    }

    private static Running running(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(TwinStack.class))
                .computeIfAbsent(Running.class, type -> Running.start(), Running.class);
    }
}
