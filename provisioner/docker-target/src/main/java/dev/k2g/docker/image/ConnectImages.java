package dev.k2g.docker.image;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.engine.EngineFailures;
import dev.k2g.failure.FailedException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Images of Connect with a sink in them: what should be there, what is there, and how the one becomes the other. A plan
 * compares {@link #wanted} with {@link #present}, by {@link #isCurrent}; an apply calls {@link #provide}.
 *
 * @param engine that has the images
 * @param progress told, in one line each, what happens
 */
public record ConnectImages(Engine engine, Consumer<String> progress) {

    /** The label with the hash of what an image was made of. */
    public static final String CONTENT = "dev.k2g.content";

    private static final String PLUGINS = "dev.k2g.plugins";
    private static final String BASE_ID = "dev.k2g.base";

    /** What the image should be. Reads the plugin's files, and asks the engine nothing. */
    public WantedImage wanted(ImageRequest request) {
        return new WantedImage(request, new BuildContext(request).hash());
    }

    /**
     * The image of this name, if the engine has one.
     *
     * @param tag its name with its tag
     */
    public Optional<ConnectImage> present(String tag) {
        try {
            InspectImageResponse found = engine.client().inspectImageCmd(tag).exec();
            Map<String, String> labels =
                    Optional.ofNullable(found.getConfig().getLabels()).orElse(Map.of());
            return Optional.of(new ConnectImage(
                    tag,
                    String.valueOf(found.getId()),
                    Optional.ofNullable(found.getRepoDigests())
                            .flatMap(digests -> digests.stream().findFirst()),
                    Optional.ofNullable(found.getSize()).orElse(0L),
                    labels.getOrDefault(CONTENT, ""),
                    labels.getOrDefault(BASE_ID, ""),
                    FoundPlugin.ofLabel(labels.getOrDefault(PLUGINS, ""))));
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            throw EngineFailures.explain("The image " + tag + " cannot be looked up", e);
        }
    }

    /** Whether an image is what is wanted: made of the same, and of the base image as it is now, if that is here. */
    public boolean isCurrent(ConnectImage present, WantedImage wanted) {
        return present.contentHash().equals(wanted.contentHash())
                && engine.imageId(wanted.request().base().name())
                        .map(present.baseId()::equals)
                        .orElse(true);
    }

    /**
     * The image, as it is if it is current, else built.
     *
     * @throws FailedException when the base image cannot be pulled, has the sink's class already, or the build fails
     */
    public ConnectImage provide(WantedImage wanted) {
        return present(wanted.request().tag())
                .filter(image -> isCurrent(image, wanted))
                .orElseGet(() -> build(wanted));
    }

    private ConnectImage build(WantedImage wanted) {
        ImageRequest request = wanted.request();
        String base = engine.provide(request.base(), progress);
        List<FoundPlugin> plugins = plugins(request);
        Optional<ConnectImage> replaced = present(request.tag());
        progress.accept("Building " + request.tag() + " from " + request.base().name() + ".");
        new ImageBuild(engine.client(), request, wanted.contentHash(), progress)
                .run(new BuildContext(request), Map.of(PLUGINS, FoundPlugin.label(plugins), BASE_ID, base));
        ConnectImage built = present(request.tag())
                .orElseThrow(() -> new FailedException(
                        "The engine built " + request.tag() + " and has no such image.", "Look with docker images."));
        replaced.filter(image -> !image.id().equals(built.id())).ifPresent(this::remove);
        return built;
    }

    /** The names of the images that k2g has built and named itself, of any recipe. */
    public List<String> built() {
        try {
            return engine.client().listImagesCmd().withLabelFilter(CONTENT).exec().stream()
                    .filter(image ->
                            !image.getLabels().getOrDefault(CONTENT, "").isEmpty())
                    .flatMap(image ->
                            Optional.ofNullable(image.getRepoTags()).stream().flatMap(Stream::of))
                    .filter(ImageRequest::isByDefault)
                    .sorted()
                    .toList();
        } catch (RuntimeException e) {
            throw EngineFailures.explain("The engine's images cannot be listed", e);
        }
    }

    /**
     * Removes an image.
     *
     * @param tag its name
     * @return whether it is gone; one that a container has stays
     */
    public boolean remove(String tag) {
        try {
            boolean isUsed = engine.client().listContainersCmd().withShowAll(true).exec().stream()
                    .anyMatch(container -> tag.equals(container.getImage()));
            if (!isUsed) {
                engine.client().removeImageCmd(tag).exec();
            }
            return !isUsed;
        } catch (NotFoundException e) {
            return true;
        } catch (ConflictException e) {
            return false;
        } catch (RuntimeException e) {
            throw EngineFailures.explain("The image " + tag + " cannot be removed", e);
        }
    }

    /** The connectors of base image and plugin together, no class of the sink in both. */
    private List<FoundPlugin> plugins(ImageRequest request) {
        List<FoundPlugin> base =
                new BasePlugins(engine.client()).of(request.base().name());
        List<FoundPlugin> sink = request.sink().connectors();
        for (FoundPlugin connector : sink) {
            base.stream()
                    .filter(other -> other.className().equals(connector.className()))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new FailedException(
                                "The class " + connector.className() + " would be in the image twice: "
                                        + request.base().name() + " has it in " + other.location() + ", and "
                                        + request.sink().name() + " brings it. A worker takes either by chance.",
                                "Name a base image without it: --base-image or " + ImageRequest.BASE + ".");
                    });
        }
        return Stream.concat(sink.stream(), base.stream()).toList();
    }

    /** An image that lost its name; one that a container still has stays until that is gone. */
    private void remove(ConnectImage image) {
        try {
            engine.client().removeImageCmd(image.id()).exec();
        } catch (NotFoundException e) {
            return;
        } catch (ConflictException e) {
            progress.accept("The image that " + image.tag() + " was before is still in use: " + image.id() + ".");
        } catch (RuntimeException e) {
            throw EngineFailures.explain("The image " + image.id() + " cannot be removed", e);
        }
    }
}
