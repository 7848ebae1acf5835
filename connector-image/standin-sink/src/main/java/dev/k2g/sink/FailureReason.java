package dev.k2g.sink;

import org.neo4j.driver.exceptions.Neo4jException;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Why the database refused a record, told without the record's contents. */
final class FailureReason {

    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern NAME = Pattern.compile("[:.{,(]\\s*`?([\\p{L}_][\\p{L}\\p{N}_]*)");

    private static final Map<String, String> MEANING = Map.of(
            "Neo.ClientError.Statement.SemanticError",
            "a property that the Cypher merges on is probably null or absent",
            ErrorCategory.SYNTAX_ERROR,
            "one of its texts is not of the form that a function expects, such as a date's",
            "Neo.ClientError.Schema.ConstraintValidationFailed",
            "it violates a constraint of the graph",
            "Neo.ClientError.Statement.TypeError",
            "a value has the wrong type for what the Cypher does with it",
            "Neo.ClientError.Statement.ArithmeticError",
            "a calculation in the Cypher fails on its values",
            "Neo.ClientError.Statement.ArgumentError",
            "a function or property does not accept one of its values",
            "Neo.ClientError.Procedure.ProcedureCallFailed",
            "a procedure that the Cypher calls fails on it");

    private FailureReason() {}

    /**
     * The status code, what it means, and those names in the database's message that stand in the Cypher as label,
     * type or property: they come from the configuration, whatever else the message quotes.
     */
    static String of(Neo4jException error, String cypher) {
        String meaning = MEANING.getOrDefault(error.code(), "the database refuses it");
        Set<String> names = namesIn(String.valueOf(error.getMessage()), cypher);
        String mentioned = names.isEmpty()
                ? ""
                : ", naming " + names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        return meaning + " (" + error.code() + mentioned + ")";
    }

    private static Set<String> namesIn(String message, String cypher) {
        Set<String> known =
                NAME.matcher(cypher).results().map(result -> result.group(1)).collect(Collectors.toSet());
        Set<String> names = new LinkedHashSet<>();
        Matcher word = WORD.matcher(message);
        while (word.find()) {
            if (known.contains(word.group())) {
                names.add(word.group());
            }
        }
        return names;
    }
}
