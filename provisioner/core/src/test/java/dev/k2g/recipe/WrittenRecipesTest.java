package dev.k2g.recipe;

import dev.k2g.recipe.ConnectorSpec.OnMappingChange;
import dev.k2g.recipe.ConnectorSpec.WantedState;
import dev.k2g.recipe.ConstraintSpec.Entity;
import dev.k2g.recipe.ConstraintSpec.Kind;
import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.TopicStrategy;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a recipe's parts are, what is written reads as the same parts. */
class WrittenRecipesTest {

    private static final PluginSpec PLUGIN = new PluginSpec("neo4j/kafka-connect-neo4j", "5.5");

    /** Parts that belong together. */
    record Parts(List<TopicSpec> topics, List<ConstraintSpec> constraints, List<ConnectorSpec> connectors) {

        /** Dead letter topics have what every recipe gives them. */
        List<TopicSpec> topicsAsRead() {
            return topics.stream()
                    .map(topic -> connectors.stream().anyMatch(connector -> isForDeadLetters(connector, topic))
                            ? topic.forDeadLetters()
                            : topic)
                    .toList();
        }

        private static boolean isForDeadLetters(ConnectorSpec connector, TopicSpec topic) {
            return connector.deadLetters().equals(Optional.of(topic.logicalName()));
        }
    }

    @Property(tries = 300)
    void what_is_written_reads_as_the_same(@ForAll("parts") Parts parts) throws IOException {
        Path directory = Files.createTempDirectory("written-recipe");
        try {
            Recipe read = RecipeWriter.write(
                    directory.resolve("recipe"),
                    Optional.empty(),
                    parts.topics(),
                    parts.constraints(),
                    parts.connectors());

            assertThat(List.copyOf(read.topics().values())).isEqualTo(parts.topicsAsRead());
            assertThat(read.constraints()).isEqualTo(parts.constraints());
            assertThat(read.connectors().values().stream()
                            .map(WrittenRecipesTest::withoutFiles)
                            .toList())
                    .isEqualTo(parts.connectors());
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static ConnectorSpec withoutFiles(ConnectorSpec connector) {
        Map<String, TopicStrategy> texts = new LinkedHashMap<>();
        connector.statements().forEach((topic, text) -> texts.put(topic, CypherStrategy.of(text.text())));
        return new ConnectorSpec(
                connector.name(),
                connector.plugin(),
                connector.dialect(),
                texts,
                connector.deadLetters(),
                connector.tasks(),
                connector.onMappingChange(),
                connector.state(),
                connector.config(),
                connector.unset());
    }

    @Provide
    Arbitrary<Parts> parts() {
        return topics().flatMap(topics -> Combinators.combine(constraints(), connectors(topics))
                .as((constraints, connectors) -> new Parts(topics, constraints, connectors)));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("true", "null", "no", "12", "1.5", "007", "2026-11-22", "a.b", "A-b", "1e3");
    }

    private static Arbitrary<String> texts() {
        Arbitrary<String> odd = Arbitraries.of(
                "",
                " ",
                "-",
                "- a",
                "a: b",
                "a #b",
                "#",
                "{",
                "[a]",
                "'",
                "\"",
                "\\",
                "\n",
                "\t",
                "\r",
                "é😀",
                "\u0085",
                "\u2028",
                "\u0000",
                "\uFEFF",
                "*a",
                "&a",
                "!a",
                "%a",
                "@",
                "`",
                "|",
                ">",
                "~",
                "null",
                "true",
                "0x1F",
                "-0",
                "00",
                "1e3",
                "9999999999999999999",
                "${file:/a:B}",
                "<<",
                "=",
                "?",
                ":",
                ",",
                "a,b",
                "y");
        return odd.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("", parts));
    }

    private static Arbitrary<Map<String, String>> properties() {
        return Arbitraries.maps(texts().map(text -> "p" + text), texts()).ofMaxSize(4);
    }

    private static Arbitrary<List<TopicSpec>> topics() {
        return names().set()
                .ofMinSize(1)
                .ofMaxSize(4)
                .flatMap(names -> Combinators.combine(
                                Arbitraries.integers().between(0, 3),
                                properties(),
                                Arbitraries.of(DataFormat.class),
                                Arbitraries.of(DataFormat.class))
                        .as((partitions, config, key, value) -> names.stream()
                                .map(name -> new TopicSpec(
                                        name,
                                        name.replace('.', '_') + "-topic",
                                        partitions == 0 ? OptionalInt.empty() : OptionalInt.of(partitions),
                                        config,
                                        key,
                                        value))
                                .toList()));
    }

    private static Arbitrary<List<ConstraintSpec>> constraints() {
        Arbitrary<String> filled = texts().filter(text -> !text.isEmpty());
        return Combinators.combine(filled, Arbitraries.of(Kind.class), Arbitraries.of(Entity.class), filled, filled)
                .as((name, kind, entity, label, property) -> new ConstraintSpec(
                        name,
                        kind,
                        entity,
                        label,
                        List.of(property),
                        kind == Kind.TYPE ? Optional.of("LIST<STRING NOT NULL>") : Optional.empty()))
                .list()
                .uniqueElements(ConstraintSpec::name)
                .uniqueElements(ConstraintSpec::labelOrType)
                .ofMaxSize(3);
    }

    private static Arbitrary<List<ConnectorSpec>> connectors(List<TopicSpec> topics) {
        Arbitrary<String> cypher = texts().map(text -> "MERGE (n:`" + text + "`)");
        return Combinators.combine(
                        names(),
                        Arbitraries.of(topics),
                        Arbitraries.maps(Arbitraries.of(topics).map(TopicSpec::logicalName), cypher)
                                .ofMinSize(1),
                        Arbitraries.of(Dialect.class).optional(),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of(OnMappingChange.class),
                        Arbitraries.of(WantedState.class),
                        properties())
                .as((name, deadLetters, consumes, dialect, tasks, onMappingChange, state, config) -> {
                    Map<String, TopicStrategy> statements = new LinkedHashMap<>();
                    consumes.forEach((topic, text) -> statements.put(topic, CypherStrategy.of(text)));
                    return new ConnectorSpec(
                            name,
                            PLUGIN,
                            dialect,
                            statements,
                            Optional.of(deadLetters.logicalName()).filter(topic -> !statements.containsKey(topic)),
                            tasks,
                            onMappingChange,
                            state,
                            config,
                            config.isEmpty() ? Set.of("neo4j.batch-size", "a null") : Set.of());
                })
                .list()
                .uniqueElements(ConnectorSpec::name)
                .ofMaxSize(3);
    }
}
