package dev.k2g.cli.command;

import dev.k2g.cli.render.Columns;
import dev.k2g.cli.session.Plugins;
import dev.k2g.failure.ExitCode;
import dev.k2g.plugin.FetchedPlugin;
import picocli.CommandLine.Command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code k2g plugin list} */
@Command(
        name = "list",
        header = "List the sinks that can be used here, and the archives whose hash is known.",
        footer = {
            "  k2g plugin list",
            "  k2g plugin list -o json | jq -r '.plugins[] | select(.state == \"FETCHED\").folder'"
        })
final class PluginListCommand extends SessionCommand {

    private static final int SHORT = 12;

    @Override
    ExitCode run() {
        List<PluginDocument> plugins = plugins();
        print(() -> text(plugins), () -> Map.of("plugins", plugins));
        return ExitCode.DONE;
    }

    private List<PluginDocument> plugins() {
        Plugins here = new Plugins(session());
        List<FetchedPlugin> fetched = here.cache().all();
        List<PluginDocument> plugins = new ArrayList<>();
        plugins.add(PluginDocument.standIn());
        fetched.forEach(plugin -> plugins.add(PluginDocument.of(plugin)));
        here.lock().all().stream()
                .filter(known -> fetched.stream()
                        .noneMatch(plugin -> plugin.origin().plugin().equals(known.plugin())))
                .forEach(known -> plugins.add(PluginDocument.known(known)));
        return plugins;
    }

    private static String text(List<PluginDocument> plugins) {
        return Columns.of(
                List.of("PLUGIN", "STATE", "SHA-256", "FROM"),
                plugins.stream().map(PluginListCommand::row).toList());
    }

    private static List<String> row(PluginDocument plugin) {
        return List.of(
                plugin.plugin(),
                plugin.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                plugin.sha256().map(hash -> hash.substring(0, SHORT)).orElse("-"),
                plugin.from().orElse("-"));
    }
}
