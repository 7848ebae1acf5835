package dev.k2g.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.UnreachableException;
import org.testcontainers.GivenClient;
import org.testcontainers.utility.TestcontainersConfiguration;

import java.util.Optional;
import java.util.function.Consumer;

/** The Docker engine that {@code DOCKER_HOST} names, or the one at its usual place. */
public final class Engine {

    private final DockerClient client;
    private final String version;

    private Engine(DockerClient client, String version) {
        this.client = client;
        this.version = version;
    }

    /**
     * Finds it, as Testcontainers does.
     *
     * @throws UnreachableException when there is none, or none that this user may use
     */
    public static synchronized Engine find() {
        EngineAddress.ofEnvironment(System.getenv()).requireReachable();
        try {
            DockerClient client = GivenClient.find();
            keepContainers();
            return new Engine(client, String.valueOf(client.versionCmd().exec().getVersion()));
        } catch (RuntimeException e) {
            throw EngineFailures.explain("The Docker engine cannot be used", e);
        }
    }

    /**
     * Containers that may be reused live longer than this process, and Testcontainers starts no container of its own to
     * remove them. The setting holds for this process only: it is made once Testcontainers writes its file no more.
     */
    private static void keepContainers() {
        TestcontainersConfiguration configuration = TestcontainersConfiguration.getInstance();
        configuration.getUserProperties().setProperty("testcontainers.reuse.enable", "true");
        if (!configuration.environmentSupportsReuse()) {
            throw new UnreachableException(
                    "The variable TESTCONTAINERS_REUSE_ENABLE makes Testcontainers remove every container when k2g ends.",
                    "Unset it.");
        }
    }

    /** A client of it. Not to be closed. */
    public DockerClient client() {
        return client;
    }

    /** The engine's version. */
    public String version() {
        return version;
    }

    /**
     * The id of a local image.
     *
     * @param image its name
     */
    public Optional<String> imageId(String image) {
        try {
            return Optional.ofNullable(client.inspectImageCmd(image).exec().getId());
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            throw EngineFailures.explain("The image " + image + " cannot be looked up", e);
        }
    }

    /**
     * Makes sure that an image is local, and pulls it where it is not.
     *
     * @param image its name, and the setting that names another one
     * @param progress told when it is pulled
     * @return its id
     * @throws dev.k2g.failure.FailedException when it cannot be pulled
     */
    public String provide(ImageName image, Consumer<String> progress) {
        return imageId(image.name()).orElseGet(() -> {
            progress.accept("Pulling " + image.name() + ".");
            pull(image);
            return imageId(image.name()).orElseThrow(() -> notPulled(image, "it is still not there"));
        });
    }

    private void pull(ImageName image) {
        try (ResultCallback.Adapter<PullResponseItem> callback = new ResultCallback.Adapter<>()) {
            client.pullImageCmd(image.name()).exec(callback).awaitCompletion();
        } catch (InterruptedException e) {
            throw CancelledException.interrupted("pulling " + image.name(), e);
        } catch (Exception e) {
            throw notPulled(image, EngineFailures.message(e));
        }
    }

    private static FailedException notPulled(ImageName image, String reason) {
        return new FailedException(
                "The image " + image.name() + " is not on this machine and cannot be pulled: " + reason + ".",
                "Name one that can be had with " + image.setting() + ", or load it with docker load or docker build.");
    }
}
