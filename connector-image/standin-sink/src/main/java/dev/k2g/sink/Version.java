package dev.k2g.sink;

/** What the plugin calls itself. Connect lists class, type and version only, so the version has to say it. */
public final class Version {

    /** The official version whose contract is kept, and that this is not it. */
    public static final String TEXT = "5.5.2-standin";

    private Version() {}
}
