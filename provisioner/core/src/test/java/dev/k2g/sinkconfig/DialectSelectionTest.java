package dev.k2g.sinkconfig;

import dev.k2g.connect.ConnectorPlugin;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.ConnectorSpec.OnMappingChange;
import dev.k2g.recipe.PluginSpec;
import dev.k2g.sinkmodel.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class DialectSelectionTest {

    @ParameterizedTest
    @CsvSource({
        "CURRENT LEGACY, CURRENT",
        "LEGACY CURRENT, CURRENT",
        "LEGACY, LEGACY",
        "MANAGED, MANAGED",
        "'', CURRENT"
    })
    void the_workers_plugins_decide(String plugins, Dialect expected) {
        assertThat(among(plugins).of(connector(Optional.empty()))).isEqualTo(expected);
    }

    @Test
    void the_recipe_decides_where_it_says() {
        ConnectorSpec legacy = connector(Optional.of(Dialect.LEGACY));

        assertThat(among("CURRENT LEGACY").of(legacy)).isEqualTo(Dialect.LEGACY);
        assertThat(among("CURRENT LEGACY").serve(legacy)).isTrue();
        assertThat(among("CURRENT").serve(legacy)).isFalse();
        assertThat(among("").serve(connector(Optional.empty()))).isFalse();
    }

    private static DialectSelection among(String dialects) {
        return DialectSelection.among(Arrays.stream(dialects.split(" "))
                .filter(name -> !name.isEmpty())
                .map(name -> new ConnectorPlugin(Dialect.valueOf(name).connectorClass(), "sink", "1"))
                .toList());
    }

    private static ConnectorSpec connector(Optional<Dialect> dialect) {
        return new ConnectorSpec(
                "c",
                new PluginSpec("a/b", "1"),
                dialect,
                Map.of(),
                Optional.empty(),
                1,
                OnMappingChange.REFUSE,
                Map.of());
    }
}
