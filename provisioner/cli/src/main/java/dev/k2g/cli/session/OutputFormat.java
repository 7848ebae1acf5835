package dev.k2g.cli.session;

/** How results are printed. */
public enum OutputFormat {
    /** Text and tables for people. */
    table,
    /** One JSON document. */
    json,
    /** Text for a pull request; of plans only. */
    markdown
}
