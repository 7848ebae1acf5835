package dev.k2g.migrate;

/**
 * A property that has no successor.
 *
 * @param key what it was called
 * @param why why it goes, as sentences; never a secret
 */
public record Dropped(String key, String why) {}
