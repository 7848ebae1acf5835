package dev.k2g.provision;

import dev.k2g.connect.Connect;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.pipeline.Clients;
import dev.k2g.pipeline.Pipeline;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkconfig.SinkConfig;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.testsupport.SharedStack;
import dev.k2g.testsupport.SmallRecipe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(SharedStack.class)
class ImportTest {

    private static final String NAME = "imported";

    private final Endpoints endpoints;
    private final Clients clients;

    ImportTest(Endpoints endpoints) {
        this.endpoints = endpoints;
        this.clients = Clients.open(endpoints);
    }

    @AfterEach
    void removeConnectors() {
        Connect connect = clients.connect();
        connect.connectors().stream().filter(ImportTest::isOurs).forEach(connect::delete);
        clients.close();
    }

    private static boolean isOurs(String name) {
        return name.contains(NAME);
    }

    /** Keys are text, nobody has set what k2g sets of its own accord, and the setting that comes with them in most examples is not read. */
    @Test
    void what_no_recipe_can_say_is_left_out_and_the_rest_has_an_empty_plan(@TempDir Path directory) {
        Recipe made = new SmallRecipe(directory).write(NAME, 1, "MERGE (n:Imported {id: event.id})");
        List<TopicSpec> topics = List.of(made.topic("events"), made.topic("bad"));
        topics.forEach(clients.kafka().topics()::create);
        ConnectorSpec connector = Objects.requireNonNull(made.connectors().get(NAME + "-sink"));
        Map<String, String> config =
                new TreeMap<>(SinkConfig.render(made, connector, endpoints.sink(), Dialect.CURRENT));
        config.put("key.converter.schemas.enable", "false");
        config.keySet().removeAll(List.of("neo4j.batch-size", "neo4j.max-retry-time", "errors.log.enable"));
        put(NAME + "-sink", config, NAME + "-events");
        put("My imported Neo4j Sink", config, NAME + "-events");
        put(NAME + "-missing", config, NAME + "-gone");
        put(NAME + "-internal", config, "_" + NAME);
        awaitListed(4);

        ImportedRecipe live =
                new RecipeImporter(clients.kafka(), clients.graph(), clients.connect()).read(ImportTest::isOurs);
        Recipe recipe = live.write(directory.resolve("made"), Optional.of(NAME));

        assertThat(live.leftOut())
                .anyMatch(why -> why.startsWith("Connector My imported Neo4j Sink: A recipe has no such name"))
                .anyMatch(why -> why.equals("Connector imported-missing: Its topic imported-gone is not there."))
                .anyMatch(why -> why.startsWith("Connector imported-internal: Its topic _imported belongs to"));
        assertThat(recipe.connectors()).as(live.leftOut().toString()).containsOnlyKeys(NAME + "-sink");
        assertThat(recipe.topics().values())
                .filteredOn(topic -> topic.name().equals(NAME + "-events"))
                .extracting(TopicSpec::key)
                .containsExactly(DataFormat.STRING);
        assertThat(Pipeline.on(recipe, clients).managed().plan().pending()).isEmpty();
    }

    /** A worker lists those alone that have a status already. */
    private void awaitListed(int connectors) {
        Deadline.in(Duration.ofSeconds(60))
                .awaitTrue(
                        connectors + " connectors to be listed",
                        () -> clients.connect().live().keySet().stream()
                                        .filter(ImportTest::isOurs)
                                        .count()
                                == connectors,
                        () -> String.valueOf(clients.connect().connectors()));
    }

    private void put(String name, Map<String, String> config, String topic) {
        Map<String, String> own = new TreeMap<>(config);
        own.put("name", name);
        own.put("topics", topic);
        own.put(
                "neo4j.cypher.topic." + topic,
                Objects.requireNonNull(config.get("neo4j.cypher.topic." + NAME + "-events")));
        if (!topic.equals(NAME + "-events")) {
            own.remove("neo4j.cypher.topic." + NAME + "-events");
        }
        clients.connect().put(name, own);
    }
}
