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
            ErrorCategory.PROCEDURE_FAILED,
            "a procedure that the Cypher calls fails on it");

    /** What {@code apoc.cypher.doIt} fails with says by its exception what it is about. */
    private static final Pattern IN_DO_IT = Pattern.compile("`apoc\\.cypher\\.doIt`: Caused by: (?:\\w+\\.)+(\\w+)");

    private static final Map<String, String> CODES_IN_DO_IT = Map.of(
            "InvalidSemanticsException",
            "Neo.ClientError.Statement.SemanticError",
            "SyntaxException",
            ErrorCategory.SYNTAX_ERROR,
            "CypherTypeException",
            "Neo.ClientError.Statement.TypeError",
            "ArithmeticException",
            "Neo.ClientError.Statement.ArithmeticError",
            "InvalidArgumentException",
            "Neo.ClientError.Statement.ArgumentError",
            "UniquePropertyValueValidationException",
            "Neo.ClientError.Schema.ConstraintValidationFailed",
            "IndexEntryConflictException",
            "Neo.ClientError.Schema.ConstraintValidationFailed");

    private FailureReason() {}

    /** Whether the statement may be to blame, and not the record. */
    static boolean isSyntaxError(Neo4jException error) {
        return code(error).equals(ErrorCategory.SYNTAX_ERROR);
    }

    /** The code that the error has, or would have without the procedure around the statement. */
    private static String code(Neo4jException error) {
        Matcher cause = IN_DO_IT.matcher(String.valueOf(error.getMessage()));
        return error.code().equals(ErrorCategory.PROCEDURE_FAILED) && cause.find()
                ? CODES_IN_DO_IT.getOrDefault(cause.group(1), error.code())
                : error.code();
    }

    /**
     * The status code, what it means, and those names in the database's message that stand in the Cypher as label,
     * type or property: they come from the configuration, whatever else the message quotes.
     */
    static String of(Neo4jException error, String cypher) {
        String meaning = MEANING.getOrDefault(code(error), "the database refuses it");
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
