package dev.k2g.cli.session;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The commands that a remedy names, as they are to be typed: with the recipe, its parameters and the target that the failed one was given.
 *
 * @param options what it was given
 */
public record RemedyCommands(GlobalOptions options) {

    /** Those that work on a recipe and a target; k2g followed by another word is no command, or needs neither. */
    private static final Pattern COMMAND = Pattern.compile(
            "\\bk2g (?=(?:up|start|down|status|logs|env|validate|plan|apply"
                    + "|destroy|cleanup|import|unlock|connector|replay|peek|query|try|verify|twin|image|worker)\\b(?!(?: [a-z]+)* --help))");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    /** The remedy, or what is told on the way, with these commands in it. */
    public String in(String remedy) {
        String given = options.recipe()
                        .map(Path::toString)
                        .map(recipe -> "--recipe " + quoted(recipe) + " ")
                        .orElse("")
                + options.parameters().entrySet().stream()
                        .map(parameter -> "--param " + quoted(parameter.getKey() + "=" + parameter.getValue()) + " ")
                        .collect(Collectors.joining())
                + options.target()
                        .map(target -> "--target " + quoted(target) + " ")
                        .orElse("");
        return COMMAND.matcher(remedy).replaceAll(Matcher.quoteReplacement("k2g " + given));
    }

    /** As one word of a shell. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
