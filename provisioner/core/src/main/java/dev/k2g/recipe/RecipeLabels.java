package dev.k2g.recipe;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The labels of the nodes that a recipe makes, as far as its texts name them. */
public final class RecipeLabels {

    private static final Pattern STRING_OR_COMMENT =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private static final String NAME = "(?:[\\p{L}_][\\p{L}\\p{N}_]*|`[^`]+`)";

    /** After the opening parenthesis of a node's pattern, or after SET. */
    private static final Pattern LABELLED =
            Pattern.compile("(?:\\(\\s*" + NAME + "?|(?i:\\bSET)\\s+" + NAME + ")((?:\\s*[:&]\\s*" + NAME + ")+)");

    private static final Pattern ONE = Pattern.compile(NAME);

    private RecipeLabels() {}

    /** Those of its constraints, and those in the Cypher of its connectors. */
    public static SortedSet<String> of(Recipe recipe) {
        SortedSet<String> labels = new TreeSet<>();
        recipe.constraints().stream()
                .filter(constraint -> constraint.entity() == ConstraintSpec.Entity.NODE)
                .forEach(constraint -> labels.add(constraint.labelOrType()));
        recipe.connectors().values().stream()
                .flatMap(connector -> connector.statements().values().stream())
                .forEach(cypher -> addAll(cypher.text(), labels));
        return labels;
    }

    private static void addAll(String cypher, SortedSet<String> labels) {
        Matcher patterns = LABELLED.matcher(STRING_OR_COMMENT.matcher(cypher).replaceAll(" "));
        while (patterns.find()) {
            ONE.matcher(patterns.group(1))
                    .results()
                    .forEach(name -> labels.add(name.group().replace("`", "")));
        }
    }
}
