package dev.k2g.cli;

import dev.k2g.cli.render.QueryTable;
import dev.k2g.cli.session.Console;
import dev.k2g.cli.session.Interruption;
import dev.k2g.cli.session.Json;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.graph.Rows;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.secret.Secret;
import dev.k2g.validate.RecipeValidation;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Uses what commands use, without a server, so that the launcher's class-data archive holds those classes. */
final class ClassArchive {

    private static final String NOWHERE = "127.0.0.1:1";

    private final Console quiet = new Console(
            Map.of(),
            Path.of("").toAbsolutePath(),
            Path.of(System.getProperty("k2g.home", "")),
            InputStream.nullInputStream(),
            new PrintStream(OutputStream.nullOutputStream()),
            new PrintStream(OutputStream.nullOutputStream()),
            true,
            true,
            80);

    private ClassArchive() {}

    /** Run by the launcher after a build, with {@code -XX:ArchiveClassesAtExit}. */
    public static void main(String[] arguments) throws IOException {
        ClassArchive archive = new ClassArchive();
        archive.run("--help");
        archive.run("--version");
        archive.run("completion");
        archive.run("status", "-o", "json");
        archive.run("no-such-command", "-o", "json");
        archive.openClients();
        ClassesOfServers.load();
    }

    private void run(String... arguments) {
        new Program(quiet, new Interruption(Thread.currentThread())).run(arguments);
    }

    private void openClients() {
        Recipe recipe = RecipeReader.read(quiet.home().resolve("features/meetup-rsvp"), Map.of());
        try (Pipeline pipeline = Pipeline.open(recipe, nowhere())) {
            for (FeedSpec feed : recipe.feeds().values()) {
                pipeline.replay(feed);
            }
        }
        RecipeValidation.offline(recipe);
        QueryTable.of(new Rows(List.of("n"), List.of(List.of(1L))));
        new Json().text(Map.of("n", List.of(1L)));
    }

    private static Endpoints nowhere() {
        return new Endpoints(
                "none",
                new KafkaEndpoint(NOWHERE, "none", Secret.of("none"), Optional.empty()),
                new ConnectEndpoint(URI.create("http://" + NOWHERE)),
                new Neo4jEndpoint(
                        URI.create("neo4j+s://" + NOWHERE),
                        "none",
                        Secret.of("none"),
                        "",
                        Optional.empty(),
                        Optional.empty()),
                new SinkConnection("neo4j+s://" + NOWHERE, "none", "none", ""),
                true,
                Map.of());
    }

    /**
     * Loads the classes of clients that are used only when a server answers, by their packages: where the archive is made, no
     * server is.
     */
    private static final class ClassesOfServers {

        private static final List<String> OF_LIBRARIES = List.of(
                "dev/k2g/",
                "io/netty/bootstrap/",
                "io/netty/buffer/",
                "io/netty/channel/",
                "io/netty/handler/codec/",
                "io/netty/handler/ssl/",
                "io/netty/handler/timeout/",
                "io/netty/resolver/",
                "io/netty/util/",
                "org/apache/kafka/clients/",
                "org/apache/kafka/common/",
                "org/neo4j/bolt/connection/",
                "org/neo4j/driver/");

        private static final List<String> OF_JAVA = List.of(
                "java.base/sun/security/ssl",
                "java.base/sun/security/provider/certpath",
                "java.net.http/jdk/internal/net/http");

        private ClassesOfServers() {}

        static void load() throws IOException {
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                try (JarFile jar = new JarFile(entry)) {
                    jar.stream()
                            .map(file -> file.getName())
                            .filter(name -> OF_LIBRARIES.stream().anyMatch(name::startsWith))
                            .forEach(ClassesOfServers::load);
                }
            }
            Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
            for (String classes : OF_JAVA) {
                Path module = modules.resolve(classes.substring(0, classes.indexOf('/')));
                try (Stream<Path> files = Files.walk(modules.resolve(classes))) {
                    files.map(file -> module.relativize(file).toString()).forEach(ClassesOfServers::load);
                }
            }
        }

        private static void load(String file) {
            if (!file.endsWith(".class") || file.endsWith("-info.class")) {
                return;
            }
            try {
                String name =
                        file.substring(0, file.length() - ".class".length()).replace('/', '.');
                Class.forName(name, false, ClassesOfServers.class.getClassLoader());
            } catch (ClassNotFoundException | LinkageError e) {
                // one that needs a library that is not there: k2g does not use it either
                return;
            }
        }
    }
}
