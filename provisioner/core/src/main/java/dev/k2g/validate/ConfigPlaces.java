package dev.k2g.validate;

/** Where the properties of a connector's configuration come from. */
@FunctionalInterface
interface ConfigPlaces {

    /** The place that says this property, or that should. */
    Place of(String property);
}
