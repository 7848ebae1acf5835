package dev.k2g.sink;

/**
 * The statement that a topic's Cypher becomes: it takes a list of records as {@code $events} and runs the Cypher once
 * for each, in their order.
 *
 * <p>The current forms are those of connector 5.5. Each record is a map of {@code timestamp}, {@code header}, {@code
 * key} and {@code value}, named {@code e} (a name that the Cypher can therefore not give to anything else), and the
 * bindings are projected from it before the Cypher starts. The Cypher stands in a subquery of its own, so an aggregation
 * or {@code LIMIT} in it sees one record only, and a last line that is a comment hides nothing. Since the connector does
 * not look at the text, what fits no subquery fails here as it does there: a trailing semicolon, and before Cypher 25 a
 * final {@code RETURN}.
 *
 * <p>The legacy form is that of 1.0.9: the Cypher follows the {@code UNWIND} directly, and each record is its value.
 */
public final class CypherWrapper {

    /** The parameter that takes the records of a transaction. */
    public static final String EVENTS = "events";

    private CypherWrapper() {}

    /** Connector 5.5's statement for servers from 5.23 to 2025.05, which run the Cypher as Cypher 5. */
    public static String cypher5(String cypher, Projection projection) {
        return """
                UNWIND $events AS e
                CALL (e) {
                WITH %s
                %s
                RETURN 0 AS x
                }
                FINISH""".formatted(projection.text(), cypher);
    }

    /** Connector 5.5's statement for servers from 2025.06, which run the Cypher as Cypher 25. */
    public static String cypher25(String cypher, Projection projection) {
        return """
                CYPHER 25
                UNWIND $events AS e
                CALL (e) {
                WHEN true THEN {
                WITH %s
                %s
                }
                }
                FINISH""".formatted(projection.text(), cypher);
    }

    /** Connector 1.0.9's statement; {@code $events} are the records' values. */
    public static String legacy(String cypher) {
        return "UNWIND $events AS event\n" + cypher;
    }
}
