package dev.k2g.recipe;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a recipe made of live state calls its topics. */
public final class LogicalNames {

    private static final int LONGEST = 190;

    /** As the recipe's schema has it. */
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private LogicalNames() {}

    /** Whether something can be called so in a recipe. */
    public static boolean isOne(String name) {
        return LEGAL.matcher(name).matches();
    }

    /**
     * A logical name for each topic: the topic's own name, as far as it can be one.
     *
     * @param topics names in Kafka
     * @return logical names by topic, in the same order
     */
    public static Map<String, String> of(Collection<String> topics) {
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (String topic : topics) {
            String plain = topic.replaceAll("^[._-]+", "");
            String base = plain.isEmpty() ? "topic" : plain.substring(0, Math.min(plain.length(), LONGEST));
            String name = base;
            for (int i = 2; !taken.add(name); i++) {
                name = base + "-" + i;
            }
            names.put(topic, name);
        }
        return Collections.unmodifiableMap(names);
    }
}
