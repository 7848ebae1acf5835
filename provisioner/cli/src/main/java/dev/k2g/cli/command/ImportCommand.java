package dev.k2g.cli.command;

import dev.k2g.failure.ExitCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.pipeline.Clients;
import dev.k2g.provision.ImportedRecipe;
import dev.k2g.provision.RecipeImporter;
import dev.k2g.recipe.Recipe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code k2g import} */
@Command(
        name = "import",
        header = "Write a recipe of what is there: topics, constraints and Neo4j sinks.",
        footer = {
            "  k2g import my-recipe                     everything on the running target",
            "  k2g import my-recipe --only 'shop-.*'    what has such a name, and the topics of such sinks",
            "",
            "Feeds, queries and connections are not on the servers: a recipe's feeds and queries are yours to",
            "add, and the connections are the target's. k2g apply adopts what was imported."
        })
final class ImportCommand extends SessionCommand {

    @Parameters(paramLabel = "DIR", description = "The new recipe's folder: empty, or not there yet.")
    private Path folder = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "The recipe's name (default: the folder's).")
    private @Nullable String name;

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            description = "Import only what has a name that matches this as a whole.")
    private @Nullable String only;

    @Override
    ExitCode run() {
        Predicate<String> wanted = wanted();
        try (Clients clients =
                Clients.open(session().endpoints(), session().options().patience())) {
            ImportedRecipe live = new RecipeImporter(clients.kafka(), clients.graph(), clients.connect()).read(wanted);
            live.leftOut().forEach(what -> session().progress("Left out: " + what));
            if (live.isEmpty()) {
                print(() -> "There is nothing to import.", () -> new Imported("", "", 0, 0, 0, live.leftOut()));
                return ExitCode.DONE;
            }
            Path made = session().console().directory().resolve(folder).normalize();
            Recipe recipe = live.write(made, Optional.ofNullable(name));
            Imported imported = new Imported(
                    recipe.name(),
                    made.toString(),
                    live.topics().size(),
                    live.constraints().size(),
                    live.connectors().size(),
                    live.leftOut());
            print(() -> text(imported), () -> imported);
            return ExitCode.DONE;
        }
    }

    private Predicate<String> wanted() {
        try {
            return only == null ? any -> true : Pattern.compile(only).asMatchPredicate();
        } catch (PatternSyntaxException e) {
            throw new InvalidInputException("--only is no regular expression: " + e.getDescription() + ".", null, e);
        }
    }

    private String text(Imported imported) {
        return """
                Wrote the recipe %s to %s: topics %d, constraints %d, connectors %d.
                k2g --recipe %s plan shows what it would change.
                """.formatted(
                imported.recipe, imported.folder, imported.topics, imported.constraints, imported.connectors, folder);
    }

    private record Imported(
            String recipe, String folder, int topics, int constraints, int connectors, List<String> leftOut) {}
}
