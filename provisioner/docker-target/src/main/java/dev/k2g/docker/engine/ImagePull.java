package dev.k2g.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.FailedException;

/** Fetches an image from its registry. */
final class ImagePull {

    private ImagePull() {}

    static void pull(DockerClient client, ImageName image) {
        try (ResultCallback.Adapter<PullResponseItem> callback = new ResultCallback.Adapter<>()) {
            client.pullImageCmd(image.name()).exec(callback).awaitCompletion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("Interrupted while pulling " + image.name() + ".", null, e);
        } catch (Exception e) {
            throw failure(image, EngineFailures.message(e));
        }
    }

    static FailedException failure(ImageName image, String reason) {
        return new FailedException(
                "The image " + image.name() + " is not on this machine and cannot be pulled: " + reason + ".",
                "Name one that can be had with " + image.setting() + ", or load it with docker load or docker build.");
    }
}
