package dev.k2g.sinkconfig;

import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.SinkProperty;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A consumed Cypher text in the statement that the official sink makes of it, for one topic.
 *
 * @param text the whole statement
 * @param firstLine the line on which the consumed text begins, from 1; it begins at the line's first column
 */
public record SinkStatement(String text, int firstLine) {

    /**
     * The procedure by which 5.5 and later run the consumed text, where a server has it: record by record, in the database's
     * default language (facts from {@code SinkConfiguration.isApocCypherDoItAvailable} and {@code ApocBatchStrategy}).
     */
    public static final String DO_IT = "apoc.cypher.doIt";

    /** The sink's bindings: the key that names each, the default name, and what is bound. */
    private static final List<Binding> BINDINGS = List.of(
            new Binding(SinkProperty.BIND_TIMESTAMP.key(), "__timestamp", "timestamp"),
            new Binding(SinkProperty.BIND_HEADER.key(), "__header", "header"),
            new Binding(SinkProperty.BIND_KEY.key(), "__key", "key"),
            new Binding(SinkProperty.BIND_VALUE.key(), "__value", "value"));

    /**
     * The statement of the release that a connector names (facts from its classes {@code CypherHandler} and, from 5.5 on,
     * {@code NativeBatchStrategy}).
     *
     * @param cypher the consumed text
     * @param asCypher25 whether the server is one for which the sink chooses Cypher 25: 2025.06 and later
     */
    public static SinkStatement of(ConnectorSpec connector, String cypher, boolean asCypher25) {
        String text = cypher.stripTrailing();
        return switch (SinkRelease.of(connector)) {
            case LEGACY -> new SinkStatement("UNWIND $events AS event\n" + text, 2);
            case SUBQUERY ->
                new SinkStatement(
                        "UNWIND $events AS message\nWITH "
                                + String.join(", ", bindings("message.", connector.config()))
                                + "\nCALL {\nWITH *\n" + text + "\n}",
                        5);
            case BRANCH -> around(cypher, connector.config(), asCypher25);
        };
    }

    /**
     * The statement of 5.5.
     *
     * @param cypher the consumed text
     * @param config the connector's configuration, which may rename the bindings
     * @param asCypher25 whether the server is one for which the sink chooses Cypher 25: 2025.06 and later
     */
    public static SinkStatement around(String cypher, Map<String, String> config, boolean asCypher25) {
        List<String> before = new ArrayList<>();
        if (asCypher25) {
            before.add("CYPHER 25");
        }
        before.add("UNWIND $events AS e");
        before.add("WITH e ORDER BY e.offset ASC");
        before.add("CALL (e) {");
        before.add(asCypher25 ? "WHEN e.q = $q0 THEN {" : "WITH e WHERE e.q = $q0");
        before.add("WITH " + String.join(", ", bindings(config)));
        String after = asCypher25 ? "}\n}\nFINISH" : "RETURN 0 AS x\n}\nFINISH";
        return new SinkStatement(
                String.join("\n", before) + "\n" + cypher.stripTrailing() + "\n" + after, before.size() + 1);
    }

    /**
     * What {@link #DO_IT} runs of the statement of 5.5: the procedure makes variables of its parameters, and 5.5 gives it the
     * record as {@code $e}.
     *
     * @param cypher the consumed text
     * @param config the connector's configuration, which may rename the bindings
     */
    public static SinkStatement inDoIt(String cypher, Map<String, String> config) {
        return new SinkStatement(
                "WITH $e AS e\nWITH " + String.join(", ", bindings("$e.", config)) + "\n" + cypher.stripTrailing(), 3);
    }

    /**
     * The consumed text behind the sink's bindings, answering with everything that it has a name for: to find out what it
     * matches. No server takes it of every text.
     */
    public static String answering(String cypher, Map<String, String> config, boolean asCypher25) {
        return (asCypher25 ? "CYPHER 25\n" : "") + "UNWIND $events AS e\nWITH e ORDER BY e.offset ASC\nWITH "
                + String.join(", ", bindings(config)) + "\n" + cypher.stripTrailing() + "\nRETURN *";
    }

    /** The names that the sink gives the record's value. */
    public static Set<String> valueNames(Map<String, String> config) {
        Set<String> names = new LinkedHashSet<>();
        if (bindsEvent(config)) {
            names.add("event");
        }
        names.add(config.getOrDefault(SinkProperty.BIND_VALUE.key(), "__value"));
        names.remove("");
        return names;
    }

    /** All names that a consumed text finds, in whatever release. */
    public static Set<String> names(Map<String, String> config) {
        Set<String> names = new LinkedHashSet<>(valueNames(config));
        BINDINGS.forEach(binding -> names.add(config.getOrDefault(binding.key, binding.defaultName)));
        names.addAll(List.of("event", "e", "message"));
        return names;
    }

    private static boolean bindsEvent(Map<String, String> config) {
        return !config.getOrDefault(SinkProperty.BIND_EVENT.key(), "true").equals("false");
    }

    private static List<String> bindings(Map<String, String> config) {
        return bindings("e.params.", config);
    }

    private static List<String> bindings(String record, Map<String, String> config) {
        List<String> bindings = new ArrayList<>();
        if (bindsEvent(config)) {
            bindings.add(record + "value AS event");
        }
        for (Binding binding : BINDINGS) {
            String name = config.getOrDefault(binding.key, binding.defaultName);
            if (!name.isEmpty()) {
                bindings.add(record + binding.bound + " AS `" + name.replace("`", "``") + "`");
            }
        }
        return bindings.isEmpty() ? List.of("e") : bindings;
    }

    /**
     * What the sink runs for the records of a topic.
     *
     * @param writing the sink's own statement, or what it has {@link #DO_IT} run for each record
     * @param answering one that answers with everything that the Cypher has a name for, as far as a server takes it
     * @param recordByRecord whether the writing statement is run for each record, as {@code $e}, in one transaction; else it
     *     takes all, as the answering one does: {@link SinkEvent#parameters}
     */
    public record TopicStatement(String writing, String answering, boolean recordByRecord) {

        /** The parameters with which the writing statement is run for these records, once for each map. */
        public List<Map<String, Object>> runs(List<SinkEvent> records) {
            return recordByRecord
                    ? records.stream()
                            .map(record -> Map.<String, Object>of("e", record.values()))
                            .toList()
                    : List.of(SinkEvent.parameters(records));
        }
    }

    private record Binding(String key, String defaultName, String bound) {}

    /** The releases of the official sink, by the statement that they make of a consumed Cypher text. */
    public enum SinkRelease {
        /** Before 5.1: the text follows the events. */
        LEGACY,
        /** 5.1 to 5.4: the text is a subquery. */
        SUBQUERY,
        /** 5.5 and later: the text is one branch of a subquery, and Cypher 25 where the server has it. */
        BRANCH;

        private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(\\D.*)?");

        /** By the connector's dialect and its plugin's version; the newest when these do not say. */
        public static SinkRelease of(ConnectorSpec connector) {
            if (connector.dialect().equals(Optional.of(Dialect.LEGACY))) {
                return LEGACY;
            }
            Matcher version = VERSION.matcher(connector.plugin().version());
            if (connector.dialect().equals(Optional.of(Dialect.MANAGED)) || !version.matches()) {
                return BRANCH;
            }
            int number = Integer.parseInt(version.group(1)) * 10_000 + Integer.parseInt(version.group(2));
            if (number < 50_001) {
                return LEGACY;
            }
            return number < 50_005 ? SUBQUERY : BRANCH;
        }
    }
}
