package dev.k2g.secret;

/** A value that must not be shown: a password or an API secret. Its {@code toString} is a mask. */
public final class Secret {

    /** What stands in place of a secret wherever text is shown. */
    public static final String MASK = "******";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a value so that it cannot be printed by accident. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The value itself, for the one place that hands it to a server. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
