package dev.k2g.recipe.cypher;

/**
 * Where a Cypher text stops to be Cypher.
 *
 * @param message what is wrong, as a sentence
 * @param word what stands there; empty at the end
 * @param line the line, from 1
 * @param column the column in that line, from 1
 */
public record SyntaxError(String message, String word, int line, int column) {}
