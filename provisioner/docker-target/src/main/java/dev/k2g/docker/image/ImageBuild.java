package dev.k2g.docker.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.api.model.PruneType;
import dev.k2g.docker.engine.EngineFailures;
import dev.k2g.failure.CancelledException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One build by the engine. What it makes on the way is gone afterwards. */
record ImageBuild(DockerClient client, ImageRequest request, String contentHash, Consumer<String> progress) {

    /** The steps that take time; the others set something. */
    private static final Pattern STEP = Pattern.compile("Step \\d+/\\d+ : (FROM|COPY|RUN) ");

    void run(BuildContext context, Map<String, String> labels) {
        Path file = context.file();
        try (InputStream content = Files.newInputStream(file);
                BuildOutput output = new BuildOutput()) {
            var build = client.buildImageCmd(content)
                    .withTags(Set.of(request.tag()))
                    .withBuildArg("CONTENT", contentHash)
                    .withLabels(labels)
                    .withRemove(true)
                    .withForcerm(true);
            context.arguments().forEach(build::withBuildArg);
            build.exec(output).awaitCompletion();
            output.error().ifPresent(error -> {
                throw new IllegalStateException(error);
            });
        } catch (InterruptedException e) {
            throw CancelledException.interrupted("building " + request.tag(), e);
        } catch (IOException | RuntimeException e) {
            throw EngineFailures.explain("The image " + request.tag() + " cannot be built", e);
        } finally {
            cleanUp(file);
        }
    }

    private void cleanUp(Path file) {
        boolean wasInterrupted = Thread.interrupted(); // the engine could not be asked otherwise
        try {
            Files.deleteIfExists(file);
            client.pruneCmd(PruneType.IMAGES)
                    .withDangling(true)
                    .withLabelFilter(ConnectImages.CONTENT + "=" + contentHash)
                    .exec();
        } catch (IOException | RuntimeException e) {
            progress.accept("What the build of " + request.tag() + " left cannot be removed: "
                    + EngineFailures.message(e) + ". docker images shows it without a name.");
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The engine's output: steps are progress, and what a step says on standard error explains a failure. */
    private final class BuildOutput extends ResultCallback.Adapter<BuildResponseItem> {

        private final List<String> pluginErrors = new ArrayList<>();
        private Optional<String> error = Optional.empty();

        @Override
        public void onNext(BuildResponseItem item) {
            String text = Optional.ofNullable(item.getStream()).orElse("").strip();
            if (STEP.matcher(text).lookingAt()) {
                progress.accept("  " + text.lines().findFirst().orElse(text));
            }
            text.lines().filter(line -> line.contains("install-plugin: ")).forEach(pluginErrors::add);
            error = error.or(() -> Optional.ofNullable(item.getError()));
        }

        Optional<String> error() {
            return error.map(text -> pluginErrors.isEmpty()
                    ? text
                    : pluginErrors.stream()
                            .map(line -> line.replaceFirst(".*install-plugin: ", ""))
                            .collect(Collectors.joining(" ")));
        }
    }
}
