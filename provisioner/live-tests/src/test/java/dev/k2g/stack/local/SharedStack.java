package dev.k2g.stack.local;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.stack.files.StackDirectory;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/**
 * One local stack for all test classes of a module, started when the first of them needs it, killed and forgotten after
 * the last. Tests get it as a parameter of type {@link Endpoints} or {@link LocalTarget}, or where its state is as a {@link Path}, and share it: they name their
 * topics, labels and connectors so that they do not meet.
 *
 * <pre>{@code
 * @ExtendWith(SharedStack.class)
 * class TopicsTest {
 *     @Test
 *     void creates_a_topic(Endpoints endpoints) { … }
 * }
 * }</pre>
 */
public final class SharedStack implements BeforeAllCallback, ParameterResolver {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The running stack, closed by JUnit when all test classes are done. */
    private record Running(LocalTarget target, Endpoints endpoints, StackDirectory state, Path directory)
            implements AutoCloseable {

        static Running start() {
            Path directory =
                    Path.of("target", "shared-stack-" + ProcessHandle.current().pid());
            LocalTarget target = new LocalTarget(directory);
            // a JVM that is ended before JUnit comes to its end must not leave servers behind
            Runtime.getRuntime().addShutdownHook(new Thread(target::kill, "kill-shared-stack"));
            return new Running(
                    target, target.start(Deadline.in(PATIENCE), line -> {}), new StackDirectory(directory), directory);
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
        Class<?> type = parameter.getParameter().getType();
        return type == Endpoints.class
                || type == LocalTarget.class
                || type == StackDirectory.class
                || type == Path.class && !parameter.isAnnotated(TempDir.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = running(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == Endpoints.class) {
            return running.endpoints();
        }
        if (type == Path.class) {
            return running.directory();
        }
        return type == LocalTarget.class ? running.target() : running.state();
    }

    private static Running running(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(SharedStack.class))
                .computeIfAbsent(Running.class, type -> Running.start(), Running.class);
    }
}
