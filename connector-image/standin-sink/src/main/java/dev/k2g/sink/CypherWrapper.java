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
 * <p>Where a server has the procedure {@code apoc.cypher.doIt}, connector 5.5 runs the Cypher by that instead: record by
 * record in the transaction of the batch, as a statement of its own with the record as {@code $e}, in the default language
 * of the database. The procedure puts variables of the parameters before it. What fits no subquery passes then.
 *
 * <p>The legacy form is that of 1.0.9: the Cypher follows the {@code UNWIND} directly, and each record is its value.
 */
public final class CypherWrapper {

    /** The parameter that takes the records of a transaction. */
    public static final String EVENTS = "events";

    /** The parameter of {@link #DO_IT} that takes what the procedure runs. */
    static final String STATEMENT = "stmt";

    /** Connector 5.5's statement for servers that have the procedure. */
    static final String DO_IT = """
            UNWIND $events AS e
            CALL (e) {
            CALL apoc.cypher.doIt($stmt, {e: e}) YIELD value RETURN count(1) AS total
            }
            FINISH""";

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

    /** What connector 5.5 gives the procedure to run. */
    static String givenToDoIt(String cypher, Projection projection) {
        return "WITH " + projection.text("$e") + "\n" + cypher;
    }

    /** What the procedure runs. */
    static String inDoIt(String cypher, Projection projection) {
        return "WITH $e AS e\n" + givenToDoIt(cypher, projection);
    }

    /** Connector 1.0.9's statement; {@code $events} are the records' values. */
    public static String legacy(String cypher) {
        return "UNWIND $events AS event\n" + cypher;
    }
}
