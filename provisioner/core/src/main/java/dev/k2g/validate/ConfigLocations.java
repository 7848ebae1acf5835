package dev.k2g.validate;

/** Where the properties of a connector's configuration come from. */
@FunctionalInterface
interface ConfigLocations {

    /** The place that says this property, or that should. */
    SourceLocation of(String property);
}
