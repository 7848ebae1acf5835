package dev.k2g.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;

/** What an author does to a recipe. What it is done to is random; where there is nothing of the kind, nothing is done. */
enum RecipeEdit {
    ADD_TOPIC((draft, random) -> free(draft.topics(), "t", 4, random).ifPresent(topic -> {
        ObjectNode added = draft.topics().putObject(topic).put("name", draft.name() + "-" + topic);
        if (random.nextInt(4) > 0) {
            added.put("partitions", 1 + random.nextInt(3));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            TopicSetting.random(random).put(added.withObject("/config"), random);
        }
    })),
    REMOVE_TOPIC((draft, random) -> one(draft.topics(), random).ifPresent(topic -> {
        if (!isUsed(draft, topic)) {
            draft.topics().remove(topic);
        }
    })),
    SET_SETTING((draft, random) -> one(draft.topics(), random)
            .ifPresent(topic -> TopicSetting.random(random).put(config(draft.topics(), topic), random))),
    SPELL_SETTING_OTHERWISE((draft, random) -> one(draft.topics(), random).ifPresent(topic -> {
        ObjectNode config = config(draft.topics(), topic);
        one(config, random).ifPresent(key -> TopicSetting.of(key).spellOtherwise(config, random));
    })),
    DROP_SETTING((draft, random) -> one(draft.topics(), random).ifPresent(topic -> {
        ObjectNode config = config(draft.topics(), topic);
        one(config, random).ifPresent(config::remove);
    })),
    GROW_TOPIC((draft, random) -> partitions(draft, random, 1)),
    SHRINK_TOPIC((draft, random) -> partitions(draft, random, -1)),
    LEAVE_PARTITIONS_OPEN((draft, random) -> one(draft.topics(), random)
            .ifPresent(topic -> at(draft.topics(), topic).remove("partitions"))),

    ADD_CONSTRAINT((draft, random) -> {
        ObjectNode added = draft.constraints()
                .objectNode()
                .put("name", draft.name() + (random.nextInt(4) == 0 ? " `c` " : "_c") + random.nextInt(3))
                .put("kind", "unique")
                .put(random.nextInt(4) == 0 ? "relationship" : "node", label(draft.name(), random.nextInt(2)));
        properties(added, random);
        addUnlessSame(draft.constraints(), added);
    }),
    REMOVE_CONSTRAINT((draft, random) -> index(draft.constraints(), random).ifPresent(draft.constraints()::remove)),
    CHANGE_CONSTRAINT((draft, random) -> index(draft.constraints(), random).ifPresent(index -> {
        ObjectNode changed = (ObjectNode) draft.constraints().remove(index);
        ObjectNode before = changed.deepCopy();
        properties(changed, random);
        addUnlessSame(draft.constraints(), changed);
        addUnlessSame(draft.constraints(), before);
    })),
    RENAME_CONSTRAINT((draft, random) -> index(draft.constraints(), random).ifPresent(index -> {
        ObjectNode renamed = (ObjectNode) draft.constraints().remove(index);
        addUnlessSame(draft.constraints(), renamed.deepCopy().put("name", draft.name() + "_c" + random.nextInt(6)));
        addUnlessSame(draft.constraints(), renamed);
    })),

    ADD_CONNECTOR((draft, random) -> free(draft.connectors(), draft.name() + "-s", 3, random)
            .ifPresent(name -> one(draft.topics(), random).ifPresent(topic -> {
                ObjectNode added = draft.connectors().putObject(name);
                ObjectNode plugin = added.putObject("plugin")
                        .put("name", "neo4j/kafka-connect-neo4j")
                        .put("version", "5.5.2");
                if (random.nextInt(5) == 0) {
                    plugin.put("dialect", "legacy");
                }
                added.putObject("consumes").putObject(topic).put("cypher", cypher(draft.name(), random));
                if (random.nextBoolean()) {
                    deadLetters(draft, added, random);
                }
                if (random.nextInt(3) == 0) {
                    added.put("tasks", 1 + random.nextInt(2));
                }
                added.put("onMappingChange", any(random, "refuse", "from-now", "replay", "rebuild"));
                if (random.nextInt(6) == 0) {
                    added.put("state", "paused");
                }
                for (int i = random.nextInt(3); i > 0; i--) {
                    SinkSetting.random(random).put(added, random);
                }
            }))),
    REMOVE_CONNECTOR((draft, random) -> one(draft.connectors(), random).ifPresent(draft.connectors()::remove)),
    RENAME_CONNECTOR((draft, random) ->
            renamed(draft, random).ifPresent(move -> draft.moved().put(move.getKey(), move.getValue()))),
    RENAME_CONNECTOR_AND_SAY_NOTHING((draft, random) -> renamed(draft, random)),
    SET_PROPERTY((draft, random) -> one(draft.connectors(), random)
            .ifPresent(name -> SinkSetting.random(random).put(at(draft.connectors(), name), random))),
    DROP_PROPERTY((draft, random) -> one(draft.connectors(), random)
            .ifPresent(name -> SinkSetting.dropOne(config(draft.connectors(), name), random))),
    EDIT_CYPHER((draft, random) ->
            statement(draft, random).ifPresent(statement -> statement.put("cypher", cypher(draft.name(), random)))),
    WRITE_CYPHER_OTHERWISE((draft, random) -> statement(draft, random)
            .ifPresent(statement -> statement.put(
                    "cypher",
                    "// as before\n" + statement.path("cypher").asText().replace(" {", "\n  {") + "\n"))),
    CHANGE_TASKS((draft, random) -> one(draft.connectors(), random)
            .ifPresent(name -> at(draft.connectors(), name).put("tasks", 1 + random.nextInt(3)))),
    CHANGE_DEAD_LETTERS((draft, random) -> one(draft.connectors(), random).ifPresent(name -> {
        ObjectNode connector = at(draft.connectors(), name);
        if (connector.remove("deadLetters") == null) {
            deadLetters(draft, connector, random);
        }
    })),
    READ_ANOTHER_TOPIC((draft, random) -> one(draft.connectors(), random)
            .ifPresent(name -> one(draft.topics(), random).ifPresent(topic -> {
                ObjectNode connector = at(draft.connectors(), name);
                if (!connector.path("deadLetters").asText().equals(topic)) {
                    connector.withObject("/consumes").putObject(topic).put("cypher", cypher(draft.name(), random));
                }
            }))),
    READ_FEWER_TOPICS((draft, random) -> one(draft.connectors(), random).ifPresent(name -> {
        ObjectNode consumes = at(draft.connectors(), name).withObject("/consumes");
        if (consumes.size() > 1) {
            one(consumes, random).ifPresent(consumes::remove);
        }
    })),
    PAUSE_OR_RESUME((draft, random) -> one(draft.connectors(), random).ifPresent(name -> {
        ObjectNode connector = at(draft.connectors(), name);
        connector.put("state", connector.path("state").asText().equals("paused") ? "running" : "paused");
    })),
    CHANGE_WHAT_A_MAPPING_CHANGE_DOES((draft, random) -> one(draft.connectors(), random)
            .ifPresent(name -> at(draft.connectors(), name)
                    .put("onMappingChange", any(random, "refuse", "from-now", "replay", "rebuild"))));

    private final BiConsumer<RecipeDraft, Random> edit;

    RecipeEdit(BiConsumer<RecipeDraft, Random> edit) {
        this.edit = edit;
    }

    void to(RecipeDraft draft, Random random) {
        edit.accept(draft, random);
    }

    /** The label of this number of a recipe of this name. Recipes share none. */
    static String label(String recipe, int number) {
        return "Of " + recipe + number;
    }

    private static String cypher(String recipe, Random random) {
        String node = "(n:`" + label(recipe, random.nextInt(2)) + "` {id: event.id})";
        return any(
                random,
                "MERGE " + node,
                "MERGE " + node + " SET n.seen = true",
                "CREATE " + node.replace("{id:", "{made:"),
                "MERGE " + node + " MERGE (n)-[:`" + label(recipe, 0) + "` {id: event.id}]->(n);");
    }

    private static void deadLetters(RecipeDraft draft, ObjectNode connector, Random random) {
        one(draft.topics(), random)
                .filter(topic -> !connector.path("consumes").has(topic))
                .ifPresent(topic -> connector.put("deadLetters", topic));
    }

    private static void partitions(RecipeDraft draft, Random random, int more) {
        one(draft.topics(), random).ifPresent(topic -> {
            ObjectNode node = at(draft.topics(), topic);
            int now = node.path("partitions").asInt(1);
            node.put("partitions", Math.max(1, now + more));
        });
    }

    private static void properties(ObjectNode constraint, Random random) {
        ArrayNode properties = constraint.putArray("properties").add(any(random, "id", "code", "the id"));
        if (random.nextInt(3) == 0) {
            properties.add("part");
        }
    }

    /** A recipe has no two of the same name, nor two that say the same. */
    private static void addUnlessSame(ArrayNode constraints, ObjectNode added) {
        for (JsonNode other : constraints) {
            if (other.path("name").equals(added.path("name")) || unnamed(other).equals(unnamed(added))) {
                return;
            }
        }
        constraints.add(added);
    }

    private static ObjectNode unnamed(JsonNode constraint) {
        ObjectNode copy = constraint.deepCopy();
        copy.remove("name");
        return copy;
    }

    private static Optional<Map.Entry<String, String>> renamed(RecipeDraft draft, Random random) {
        Optional<String> former = one(draft.connectors(), random);
        Optional<String> now = free(draft.connectors(), draft.name() + "-r", 3, random);
        if (former.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        draft.connectors().set(now.get(), draft.connectors().remove(former.get()));
        return Optional.of(Map.entry(former.get(), now.get()));
    }

    private static Optional<ObjectNode> statement(RecipeDraft draft, Random random) {
        return one(draft.connectors(), random).flatMap(name -> {
            ObjectNode consumes = at(draft.connectors(), name).withObject("/consumes");
            return one(consumes, random).map(topic -> at(consumes, topic));
        });
    }

    private static boolean isUsed(RecipeDraft draft, String topic) {
        for (JsonNode connector : draft.connectors()) {
            if (connector.path("consumes").has(topic)
                    || connector.path("deadLetters").asText().equals(topic)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode at(ObjectNode parts, String name) {
        return (ObjectNode) parts.get(name);
    }

    private static ObjectNode config(ObjectNode parts, String name) {
        return at(parts, name).withObject("/config");
    }

    private static Optional<String> free(ObjectNode parts, String prefix, int most, Random random) {
        String name = prefix + random.nextInt(most);
        return parts.has(name) ? Optional.empty() : Optional.of(name);
    }

    private static Optional<Integer> index(ArrayNode array, Random random) {
        return array.isEmpty() ? Optional.empty() : Optional.of(random.nextInt(array.size()));
    }

    static Optional<String> one(ObjectNode parts, Random random) {
        List<String> names = new ArrayList<>();
        parts.fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? Optional.empty() : Optional.of(names.get(random.nextInt(names.size())));
    }

    static String any(Random random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
