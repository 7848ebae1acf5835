package dev.k2g.migrate;

/**
 * A property that is another one now.
 *
 * @param key what it was called
 * @param becomes what it is called, which may be the same when its value has changed
 * @param why why, as sentences; never a secret
 */
public record KeyChange(String key, String becomes, String why) {}
