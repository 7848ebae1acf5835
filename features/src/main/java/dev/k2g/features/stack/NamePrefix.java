package dev.k2g.features.stack;

import dev.k2g.state.StateTopic;

import java.util.UUID;

/**
 * What the live names of topics and connectors begin with that belong together: those of one scenario, or of several that
 * share them one after the other.
 *
 * @param text the names' beginning
 */
public record NamePrefix(String text) {

    private static final int HEX_DIGITS = 8;

    /**
     * One that nobody has, here or elsewhere.
     *
     * @param before what it begins with, such as what a service account may use
     */
    static NamePrefix unique(String before) {
        String text;
        do { // until it is one that k2g cleanup knows
            text = before + Leftovers.MARK + UUID.randomUUID().toString().substring(0, HEX_DIGITS) + "-";
        } while (!Leftovers.isMarked(text));
        return new NamePrefix(text);
    }

    /** Whether a topic or connector has it. */
    public boolean owns(String liveName) {
        return liveName.startsWith(text);
    }

    /** Whether it has it, or is the topic in which k2g remembers what it manages for recipes of such names. */
    boolean covers(String liveName) {
        return owns(liveName) || liveName.startsWith(StateTopic.nameFor(text));
    }
}
