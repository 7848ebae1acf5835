package dev.k2g.failure;

/** How much a finding matters. */
public enum Severity {
    /** It will not work: the recipe is refused. */
    ERROR,
    /** It works, but not always, or not as one would think. */
    WARNING,
    /** Good to know. */
    NOTE
}
