package dev.k2g.testsupport;

import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.local.LocalTarget;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An empty stack. Tests get it as a parameter of type {@link Endpoints} or {@link LocalTarget}, or where its state is as
 * a {@link StackDirectory} or {@link Path}, and share it: they name their topics, labels and connectors so that they do
 * not meet.
 *
 * <pre>{@code
 * @ExtendWith(SharedStack.class)
 * class TopicsTest {
 *     @Test
 *     void creates_a_topic(Endpoints endpoints) { … }
 * }
 * }</pre>
 */
public final class SharedStack extends StackExtension {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** For JUnit. */
    public SharedStack() {
        super("shared-stack");
    }

    @Override
    protected List<Object> start(LocalTarget target, Path folder, ExtensionContext context) {
        Endpoints endpoints = target.start(Deadline.in(PATIENCE), line -> {});
        return List.of(endpoints, target, new StackDirectory(folder), folder);
    }
}
