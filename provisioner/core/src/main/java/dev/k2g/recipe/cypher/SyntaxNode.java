package dev.k2g.recipe.cypher;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A part of a Cypher text as Neo4j's grammar names it. Where the grammar has a rule above another that adds nothing, such as
 * those of operators that an expression does not use, the part is the inner one; a variable that is an expression is a {@code
 * Reference}. Keywords and symbols are parts of no rule.
 *
 * @param rule the grammar's name, of the alternative where that has one, such as {@code MergeClause}; empty for a word
 * @param text the part as it is written
 * @param line the line in which it begins, from 1
 * @param column its column in that line, from 1
 * @param start where it begins in the text, from 0
 * @param children what it is made of
 */
public record SyntaxNode(String rule, String text, int line, int column, int start, List<SyntaxNode> children) {

    /** Copies the list. */
    public SyntaxNode {
        children = List.copyOf(children);
    }

    /** Whether it is one of these. */
    public boolean is(String... rules) {
        return Set.of(rules).contains(rule);
    }

    /** Whether it is this keyword or symbol. */
    public boolean isWord(String word) {
        return rule.isEmpty() && text.equalsIgnoreCase(word);
    }

    /** Whether this keyword or symbol is a direct part of it. */
    public boolean has(String word) {
        return children.stream().anyMatch(child -> child.isWord(word));
    }

    /** Its first direct part of these rules. */
    public Optional<SyntaxNode> child(String... rules) {
        return children.stream().filter(child -> child.is(rules)).findFirst();
    }

    /** Its direct parts that are no keywords and symbols. */
    public List<SyntaxNode> parts() {
        return children.stream().filter(child -> !child.rule.isEmpty()).toList();
    }

    /** What follows this keyword or symbol among its direct parts. */
    public Optional<SyntaxNode> after(String word) {
        for (int i = 0; i + 1 < children.size(); i++) {
            if (children.get(i).isWord(word)) {
                return Optional.of(children.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /** It and all below, in the order of the text. */
    public Stream<SyntaxNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(SyntaxNode::all));
    }

    /** Those of these rules among it and all below, in the order of the text. */
    public Stream<SyntaxNode> all(String... rules) {
        return all().filter(node -> node.is(rules));
    }

    /** The variable that it has as a direct part. */
    public Optional<String> variable() {
        return child("Variable", "Reference").map(SyntaxNode::name);
    }

    /** The name that it is, without backquotes. */
    public String name() {
        return text.length() > 1 && text.startsWith("`") && text.endsWith("`")
                ? text.substring(1, text.length() - 1).replace("``", "`")
                : text;
    }
}
