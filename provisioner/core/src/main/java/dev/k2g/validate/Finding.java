package dev.k2g.validate;

/**
 * Something that is wrong with a recipe.
 *
 * @param place where, as {@code file:line:column} or as much of it as is known
 * @param problem what is wrong there, as a sentence
 * @param remedy what to do, as a sentence
 */
public record Finding(String place, String problem, String remedy) {

    @Override
    public String toString() {
        return place + ": " + problem + " " + remedy;
    }
}
