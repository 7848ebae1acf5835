package dev.k2g.plan;

import java.util.Locale;

/** How a resource came to be managed by a recipe. */
public enum Origin {
    /** k2g made it, so that k2g may take it away. */
    CREATED,
    /** It was there before: k2g keeps it as the recipe says, and leaves it behind. */
    ADOPTED;

    /** The word in the state topic: {@code created}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
