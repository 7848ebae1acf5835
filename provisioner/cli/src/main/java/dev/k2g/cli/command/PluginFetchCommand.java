package dev.k2g.cli.command;

import dev.k2g.cli.session.Plugins;
import dev.k2g.failure.ExitCode;
import dev.k2g.plugin.FetchedPlugin;
import dev.k2g.plugin.PluginFetch;
import dev.k2g.recipe.PluginSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Optional;

/** {@code k2g plugin fetch} */
@Command(
        name = "fetch",
        header = "Fetch a connector's release, check it, and remember its hash in connector-image/plugins.lock.",
        footer = {
            "  k2g plugin fetch neo4j/kafka-connect-neo4j:5.5.2",
            "  k2g plugin fetch neo4j/kafka-connect-neo4j:5.5.2 --from Downloads/neo4j-kafka-connect-5.5.2.zip",
            "  k2g plugin fetch neo4j/kafka-connect-neo4j:5.5.2 --from https://mirror/neo4j-connector",
            "",
            "A mirror (--from, or K2G_PLUGIN_MIRROR) is laid out like the releases on GitHub: VERSION/ARCHIVE.zip",
            "and ARCHIVE.zip.sha256."
        })
final class PluginFetchCommand extends SessionCommand {

    @Parameters(paramLabel = "NAME:VERSION", description = "The plugin, such as neo4j/kafka-connect-neo4j:5.5.2.")
    private String plugin = "";

    @Option(
            names = "--from",
            paramLabel = "URL or FILE",
            description = "Take the archive from this file or URL, or from a mirror of the releases.")
    private @Nullable String from;

    @Override
    ExitCode run() {
        PluginSpec spec = PluginSpec.parse(plugin);
        Plugins plugins = new Plugins(session());
        PluginFetch fetch = plugins.fetch();
        Optional<FetchedPlugin> present = from == null ? fetch.find(spec) : Optional.empty();
        FetchedPlugin fetched = present.orElseGet(
                () -> fetch.fetch(spec, from == null ? plugins.releases(plugins.patience()) : plugins.named(from)));
        String state = present.isPresent() ? " was here already: " : " is fetched: ";
        print(
                () -> spec + state + fetched.folder() + "\nSHA-256 "
                        + fetched.origin().sha256() + " of "
                        + fetched.origin().archive(),
                () -> PluginDocument.of(fetched));
        return ExitCode.DONE;
    }
}
