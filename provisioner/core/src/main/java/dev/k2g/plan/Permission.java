package dev.k2g.plan;

/** What is done only when it is asked for. */
public enum Permission {
    /** Taking away what k2g made and the recipe has no more, and with it its data. */
    DELETE("--allow-delete"),
    /** Taking away what cannot be changed in place, and making it anew. */
    REPLACE("--allow-replace"),
    /** Delivering again what topics still have, though they no longer have all that was delivered before. */
    LOSS("--allow-loss");

    private final String option;

    Permission(String option) {
        this.option = option;
    }

    /** The option that asks for it. */
    public String option() {
        return option;
    }
}
