package dev.k2g.cli.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.k2g.cli.render.Columns;
import dev.k2g.cli.session.WorkerSink;
import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.image.ConnectImage;
import dev.k2g.docker.image.ConnectImages;
import dev.k2g.docker.image.FoundPlugin;
import dev.k2g.docker.image.ImageRequest;
import dev.k2g.docker.image.SinkPlugin;
import dev.k2g.docker.image.WantedImage;
import dev.k2g.failure.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code k2g image}, and its commands. */
@Command(
        name = "image",
        header = "Build the Connect image with the sink in it, and remove those that were built.",
        subcommands = {ImageCommand.Build.class, ImageCommand.Remove.class},
        footer = {"  k2g image build", "  k2g image remove"})
final class ImageCommand extends CommandGroup {

    ImageCommand() {
        super("A command is missing: build or remove.");
    }

    /** {@code k2g image build} */
    @Command(
            name = "build",
            header = "Build an image of Kafka Connect with the recipe's sink in it, unless it is there already.",
            footer = {
                "  k2g image build",
                "  k2g image build --connector-version 5.5.1 --tag registry.example/team/connect:5.5.1",
                "  k2g image build --base-image confluentinc/cp-kafka-connect:7.9.2",
                "  k2g image build --sink standin -o json | jq -r .id",
                "",
                "The image is called k2g-connect:VERSION-HASH, or k2g-connect-standin:VERSION-HASH where the sink is the",
                "stand-in; the hash is of what it was made of. The same from Docker alone: docker build connector-image."
            })
    static final class Build extends SessionCommand {

        @Option(
                names = "--connector-version",
                paramLabel = "VERSION",
                description = "The official connector in this version (default: the one that the recipe pins).")
        private @Nullable String version;

        @Option(
                names = "--base-image",
                paramLabel = "IMAGE",
                description = "Make it from this image (" + ImageRequest.BASE + "; default: "
                        + ImageRequest.DEFAULT_BASE + ").")
        private @Nullable String base;

        @Option(names = "--tag", paramLabel = "NAME:TAG", description = "Call the image this.")
        private @Nullable String tag;

        @Override
        ExitCode run() {
            ConnectImages images = new ConnectImages(Engine.find(), session()::progress);
            SinkPlugin plugin = SinkPlugin.of(new WorkerSink(session()).forImage(Optional.ofNullable(version)));
            WantedImage wanted = WantedImage.of(
                    plugin,
                    Optional.ofNullable(base).or(() -> session().console().variable(ImageRequest.BASE)),
                    Optional.ofNullable(tag));
            ImageRequest request = wanted.request();
            Optional<ConnectImage> current =
                    images.present(request.tag()).filter(image -> images.isCurrent(image, wanted));
            ConnectImage image = current.orElseGet(() -> images.provide(wanted));
            print(
                    () -> text(image, request, current.isPresent()),
                    () -> Document.of(image, request, current.isEmpty()));
            return ExitCode.DONE;
        }

        private static String text(ConnectImage image, ImageRequest request, boolean wasThere) {
            return image.tag() + (wasThere ? " is here already" : " is built") + ", from "
                    + request.base().name() + ": " + image.bytes() / 1_000_000 + " MB\n"
                    + image.digest().orElse(image.id()) + "\n\n"
                    + Columns.of(
                            List.of("PLUGIN", "VERSION", "IN"),
                            image.plugins().stream()
                                    .map(plugin -> List.of(plugin.className(), plugin.version(), plugin.location()))
                                    .toList());
        }

        /**
         * An image of Connect, as {@code -o json} prints it.
         *
         * @param image its name with its tag
         * @param built whether it was built now, and not there already
         * @param sink {@code official} or {@code stand-in}
         * @param base the image that it is made from
         * @param id the engine's id of it
         * @param digest what a registry calls it, once it was pushed
         * @param bytes its size, with its base image
         * @param contentHash SHA-256 of what it is made of
         * @param plugins the connectors in it
         */
        private record Document(
                String image,
                boolean built,
                String sink,
                String base,
                String id,
                Optional<String> digest,
                long bytes,
                String contentHash,
                List<Plugin> plugins) {

            /** A connector. */
            record Plugin(@JsonProperty("class") String className, String version, String location) {

                static Plugin of(FoundPlugin plugin) {
                    return new Plugin(plugin.className(), plugin.version(), plugin.location());
                }
            }

            static Document of(ConnectImage image, ImageRequest request, boolean built) {
                return new Document(
                        image.tag(),
                        built,
                        request.sink().isStandIn() ? "stand-in" : "official",
                        request.base().name(),
                        image.id(),
                        image.digest(),
                        image.bytes(),
                        image.contentHash(),
                        image.plugins().stream().map(Plugin::of).toList());
            }
        }
    }

    /** {@code k2g image remove} */
    @Command(
            name = "remove",
            header = "Remove the images that k2g has built, of any recipe; those that a container has stay.",
            footer = {
                "  k2g image remove",
                "  k2g image remove -o json | jq -r '.used[]'",
                "",
                "Left alone is what has a name that you gave it (--tag), and what was pulled: docker image rm."
            })
    static final class Remove extends SessionCommand {

        @Override
        ExitCode run() {
            ConnectImages images = new ConnectImages(Engine.find(), session()::progress);
            Map<Boolean, List<String>> tried =
                    images.built().stream().collect(Collectors.partitioningBy(images::remove));
            Removed removed = new Removed(tried.getOrDefault(true, List.of()), tried.getOrDefault(false, List.of()));
            print(removed::text, () -> removed);
            return ExitCode.DONE;
        }

        /**
         * As {@code -o json} prints it.
         *
         * @param removed what is gone
         * @param used what a container has, which runs or is stopped
         */
        private record Removed(List<String> removed, List<String> used) {

            String text() {
                String gone = removed.isEmpty() ? "Nothing to remove." : "Removed " + String.join(", ", removed) + ".";
                return used.isEmpty() ? gone : gone + " A container has " + String.join(", ", used) + ", which stays.";
            }
        }
    }
}
