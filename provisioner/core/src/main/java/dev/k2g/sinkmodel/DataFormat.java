package dev.k2g.sinkmodel;

/** How the key or the value of a topic's records is written. */
public enum DataFormat {
    /** Nothing is written: the key of a record without a key. */
    NONE,
    /** The text itself, in UTF-8. */
    STRING,
    /** JSON without a schema. */
    JSON
}
