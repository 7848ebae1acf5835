package dev.k2g.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Frame;
import dev.k2g.failure.CancelledException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The containers of one owner: those that carry its label.
 *
 * @param client of the engine that has them
 * @param label what they all carry
 */
public record Containers(DockerClient client, Map<String, String> label) {

    /** Copies the map. */
    public Containers {
        label = Map.copyOf(label);
    }

    /** All of them, those that do not run too. */
    public List<FoundContainer> all() {
        return client.listContainersCmd().withShowAll(true).withLabelFilter(label).exec().stream()
                .map(FoundContainer::of)
                .toList();
    }

    /**
     * Asks one to end, ends it at once when it has not by then, and removes it.
     *
     * @param timeout how long it may take, in whole seconds
     */
    public void end(FoundContainer container, Duration timeout) {
        stop(container, timeout);
        remove(container);
    }

    /** Asks one to end, ends it at once when it has not by then, and lets it lie. */
    public void stop(FoundContainer container, Duration timeout) {
        try {
            client.stopContainerCmd(container.id())
                    .withTimeout(Math.toIntExact(timeout.toSeconds()))
                    .exec();
        } catch (NotModifiedException | NotFoundException e) {
            // it has ended already
        }
    }

    /**
     * Asks one to end, and lets it lie under another name, so that another can be tried in its place.
     *
     * @param timeout how long it may take, in whole seconds
     */
    public void setAside(FoundContainer container, Duration timeout) {
        stop(container, timeout);
        if (!container.isAside()) {
            client.renameContainerCmd(container.id())
                    .withName(container.name() + FoundContainer.ASIDE)
                    .exec();
        }
    }

    /** Undoes {@link #setAside}: it has its name again, and runs if it did. */
    public void takeBack(FoundContainer container) {
        try {
            if (!container.isAside()) {
                client.renameContainerCmd(container.id())
                        .withName(container.name())
                        .exec();
            }
            if (container.running()) {
                client.startContainerCmd(container.id()).exec();
            }
        } catch (RuntimeException e) {
            throw EngineFailures.explain("The container " + container.name() + " cannot be taken back", e);
        }
    }

    /** Ends one at once, as when its machine loses power, and lets it lie. */
    public void kill(FoundContainer container) {
        try {
            client.killContainerCmd(container.id()).exec();
        } catch (ConflictException | NotFoundException e) {
            // it has ended already
        }
    }

    /** Removes one, running or not, with the volumes that have no name. */
    public void remove(FoundContainer container) {
        try {
            client.removeContainerCmd(container.id())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException e) {
            // it is gone already
        }
    }

    /** What a container has written until now. */
    public String log(FoundContainer container) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (ResultCallback.Adapter<Frame> callback = new ResultCallback.Adapter<>() {
            @Override
            public void onNext(Frame frame) {
                log.writeBytes(frame.getPayload());
            }
        }) {
            client.logContainerCmd(container.id())
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTailAll()
                    .exec(callback)
                    .awaitCompletion();
        } catch (InterruptedException e) {
            throw CancelledException.interrupted("reading the log of " + container.name(), e);
        } catch (IOException | NotFoundException e) {
            return ""; // it is gone, and its log with it
        }
        return log.toString(UTF_8);
    }
}
