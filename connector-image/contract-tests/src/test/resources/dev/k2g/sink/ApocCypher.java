package apoc.cypher;

import org.neo4j.graphdb.Transaction;
import org.neo4j.procedure.Context;
import org.neo4j.procedure.Mode;
import org.neo4j.procedure.Name;
import org.neo4j.procedure.Procedure;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A procedure with the name and the manner of APOC Core's, so that tests need no APOC for their server's version. */
public class ApocCypher {

    @Context
    public Transaction transaction;

    public static class Row {
        public Map<String, Object> value;

        Row(Map<String, Object> value) {
            this.value = value;
        }
    }

    /** Runs a statement in the caller's transaction; its parameters are variables, too. */
    @Procedure(name = "apoc.cypher.doIt", mode = Mode.WRITE)
    public Stream<Row> doIt(@Name("statement") String statement, @Name("params") Map<String, Object> params) {
        String variables = params.keySet().stream()
                .map(name -> "$`" + name + "` AS `" + name + "`")
                .collect(Collectors.joining(", "));
        String text = variables.isEmpty() ? statement : "WITH " + variables + " " + statement;
        return transaction.execute(text, params).stream().map(Row::new);
    }
}
