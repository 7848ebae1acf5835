package dev.k2g.features.steps;

import io.cucumber.java.ParameterType;

/** The names, keys and values in sentences: a word, or a text in quotes, which are not a part of it. */
public final class NameParameter {

    /** As {@code people}, {@code 'people'} or {@code "all people"}. */
    @ParameterType("'[^']*'|\"[^\"]*\"|\\S+")
    public String name(String text) {
        boolean isQuoted = text.matches("(?s)'.*'|\".*\"");
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }
}
