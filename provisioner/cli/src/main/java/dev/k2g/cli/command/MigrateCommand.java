package dev.k2g.cli.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.k2g.cli.render.MigrationText;
import dev.k2g.cli.session.Json;
import dev.k2g.cli.session.OutputFormat;
import dev.k2g.failure.ExitCode;
import dev.k2g.migrate.GivenConfig;
import dev.k2g.migrate.MigratedRecipe;
import dev.k2g.migrate.Migration;
import dev.k2g.migrate.Migration.Dropped;
import dev.k2g.migrate.Migration.KeyChange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code k2g migrate} */
@Command(
        name = "migrate",
        header = "Make a connector configuration of the Neo4j sink before 5.1 current.",
        description = {
            "",
            "Prints what to give to a sink of 5.1 or later, and explains on standard error what has changed and what has no"
                    + " successor. With --recipe it writes a recipe to that folder instead. Passwords become references.",
            ""
        },
        footer = {
            "  k2g migrate old.json > new.json",
            "  k2g migrate old.json --recipe my-recipe       a recipe of it; the folder is empty or not there",
            "  curl -s localhost:8083/connectors/meetup-neo4j | k2g migrate -",
            "  k2g migrate old.json -o json                  the explanation in the document, too"
        })
final class MigrateCommand extends SessionCommand {

    @Parameters(
            paramLabel = "CONFIG.json",
            description = "The configuration, with or without the connector's name; - for standard input.")
    private String file = "";

    @Override
    ExitCode run() {
        Migration migration = Migration.of(
                GivenConfig.parse(session().console().jsonText(file, "The file " + file), nameAfterFile()));
        Optional<Path> folder = session()
                .options()
                .recipe()
                .map(named -> session().console().directory().resolve(named).normalize());
        if (folder.isPresent()) {
            MigratedRecipe written = MigratedRecipe.write(folder.get(), migration);
            explain(MigrationText.of(migration, written.leftOut()));
            print(
                    () -> "Made the recipe %s in %s.%n"
                            .formatted(written.recipe().name(), folder.get()),
                    () -> Document.of(migration, Optional.of(written)));
        } else {
            explain(MigrationText.of(migration, Map.of()));
            print(
                    () -> new Json().text(new Document.Connector(migration.name(), migration.config())),
                    () -> Document.of(migration, Optional.empty()));
        }
        return ExitCode.DONE;
    }

    /** In a document the explanation is there already. */
    private void explain(String explanation) {
        if (session().options().output() != OutputFormat.json) {
            explanation.lines().forEach(session()::progress);
        }
    }

    private String nameAfterFile() {
        Path name = file.equals("-") ? null : Path.of(file).getFileName();
        return Objects.toString(name, "sink").replaceFirst("\\.json$", "");
    }

    /** What {@code k2g migrate} prints as JSON. */
    private record Document(
            String name,
            Map<String, String> config,
            boolean wasCurrent,
            List<KeyChange> changes,
            List<Dropped> dropped,
            List<String> notes,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            WrittenRecipe recipe) {

        /** What Connect takes: the body of {@code POST /connectors}. */
        record Connector(String name, Map<String, String> config) {}

        record WrittenRecipe(String name, String folder, Map<String, String> leftOut) {
            private static WrittenRecipe of(MigratedRecipe written) {
                String folder = written.recipe().directory().toString();
                return new WrittenRecipe(written.recipe().name(), folder, written.leftOut());
            }
        }

        static Document of(Migration migration, Optional<MigratedRecipe> written) {
            return new Document(
                    migration.name(),
                    migration.config(),
                    migration.wasCurrent(),
                    migration.changes(),
                    migration.dropped(),
                    migration.notes(),
                    written.map(WrittenRecipe::of).orElse(null));
        }
    }
}
