package dev.k2g.cli.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.k2g.migrate.MigratedRecipe;
import dev.k2g.migrate.Migration;
import dev.k2g.migrate.Migration.Dropped;
import dev.k2g.migrate.Migration.KeyChange;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What {@code k2g migrate} prints as JSON. */
record MigrationDocument(
        String name,
        Map<String, String> config,
        boolean wasCurrent,
        List<KeyChange> changes,
        List<Dropped> dropped,
        List<String> notes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable WrittenRecipe recipe) {

    /** What Connect takes: the body of {@code POST /connectors}. */
    record Connector(String name, Map<String, String> config) {}

    record WrittenRecipe(String name, String folder, Map<String, String> leftOut) {}

    static MigrationDocument of(Migration migration) {
        return of(migration, (WrittenRecipe) null);
    }

    static MigrationDocument of(Migration migration, MigratedRecipe written) {
        return of(
                migration,
                new WrittenRecipe(
                        written.recipe().name(), written.recipe().directory().toString(), written.leftOut()));
    }

    private static MigrationDocument of(Migration migration, @Nullable WrittenRecipe recipe) {
        return new MigrationDocument(
                migration.name(),
                migration.config(),
                migration.wasCurrent(),
                migration.changes(),
                migration.dropped(),
                migration.notes(),
                recipe);
    }
}
