package dev.k2g.yaml;

import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

import java.util.regex.Pattern;

/**
 * Tells numbers, booleans and nulls from text as YAML 1.2 and JSON do, so that {@code on}, {@code 1:30} and
 * {@code 2026-11-22} are text. Numbers with an exponent or more digits than a 64-bit integer holds are text, too.
 */
public final class CoreSchema extends Resolver {

    public static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]{0,17})");
    public static final Pattern DECIMAL = Pattern.compile("-?(?:0|[1-9][0-9]{0,17})\\.[0-9]{1,18}");
    public static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    public static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL|");

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.BOOL, BOOLEAN, "tTfF");
        addImplicitResolver(Tag.INT, INTEGER, "-0123456789");
        addImplicitResolver(Tag.FLOAT, DECIMAL, "-0123456789");
        addImplicitResolver(Tag.MERGE, MERGE, "<");
        addImplicitResolver(Tag.NULL, NOTHING, "~nN\0");
        addImplicitResolver(Tag.NULL, EMPTY, null);
    }
}
