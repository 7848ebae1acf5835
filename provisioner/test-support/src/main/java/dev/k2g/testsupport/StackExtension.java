package dev.k2g.testsupport;

import dev.k2g.stack.local.LocalTarget;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/**
 * One local stack for all test classes of a module: started when the first of them needs it, killed and forgotten after
 * the last. What a subclass started is handed to tests as parameters, by their types.
 */
public abstract class StackExtension implements BeforeAllCallback, ParameterResolver {

    private final String name;

    /** @param name what its folder below the module's build folder begins with */
    protected StackExtension(String name) {
        this.name = name;
    }

    /** The servers of the stack, before they start. Those of the folder, unless a subclass has others. */
    protected LocalTarget target(Path folder) {
        return new LocalTarget(folder);
    }

    /**
     * Starts the servers.
     *
     * @param target the stack's servers; killed and forgotten in the end, whatever happens here
     * @param folder that of the stack, which need not be there yet
     * @param context for what other extensions started, see {@link #of}
     * @return what tests get, each of a type of its own; what can be closed is, before the servers are killed
     */
    protected abstract List<Object> start(LocalTarget target, Path folder, ExtensionContext context) throws Exception;

    /** What runs, closed by JUnit when all test classes are done. */
    private record Running(LocalTarget target, List<Object> parts) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            try {
                for (Object part : parts) {
                    if (part instanceof AutoCloseable closeable) {
                        closeable.close();
                    }
                }
            } finally {
                target.kill();
                target.purge();
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running(getClass(), context, this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return !parameter.isAnnotated(TempDir.class)
                && running(getClass(), context, this).parts().stream()
                        .anyMatch(parameter.getParameter().getType()::isInstance);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return part(running(getClass(), context, this), parameter.getParameter().getType());
    }

    /**
     * What another extension has started, for one that needs its servers.
     *
     * @param extension registered before
     * @param type that of a parameter which it resolves
     */
    protected static <T> T of(Class<? extends StackExtension> extension, Class<T> type, ExtensionContext context) {
        Running running = context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(extension))
                .get(Running.class, Running.class);
        if (running == null) {
            throw new IllegalStateException(extension.getSimpleName() + " has not started anything yet");
        }
        return part(running, type);
    }

    private static <T> T part(Running running, Class<T> type) {
        return running.parts().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing of type " + type.getSimpleName()));
    }

    private static Running running(
            Class<? extends StackExtension> key, ExtensionContext context, StackExtension extension) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(key))
                .computeIfAbsent(Running.class, type -> extension.run(context), Running.class);
    }

    private Running run(ExtensionContext context) {
        Path folder =
                Path.of("target", name + "-" + ProcessHandle.current().pid()).toAbsolutePath();
        LocalTarget target = target(folder);
        // a JVM that is ended before JUnit comes to its end must not leave servers behind
        Runtime.getRuntime().addShutdownHook(new Thread(target::kill, "kill-" + name));
        try {
            return new Running(target, List.copyOf(start(target, folder, context)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The " + name + " does not start.", e);
        }
    }
}
