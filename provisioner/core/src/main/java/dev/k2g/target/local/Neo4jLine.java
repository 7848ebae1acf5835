package dev.k2g.target.local;

/** The lines of Neo4j that the local target can run. */
public enum Neo4jLine {
    /** The long-term support release 5.26, which runs on the Java that k2g needs anyway. */
    V5,
    /** The calendar versions, as Aura runs them; they need Java 21 or newer. */
    V2026
}
