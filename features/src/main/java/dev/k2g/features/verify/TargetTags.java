package dev.k2g.features.verify;

import java.util.Optional;

/** Which scenarios do not suit a target. */
public final class TargetTags {

    /** Of scenarios about what only servers from jars have. */
    public static final String LOCAL_ONLY = "@local-only";

    /** Of scenarios that end servers: those of a target file run elsewhere. */
    public static final String BREAKS_SERVERS = "@breaks-servers";

    /** Of scenarios about a worker of one's own: a service has other keys, no references, and offsets that stay with an id. */
    public static final String OWN_WORKER = "@own-worker";

    /** Of scenarios that the official sink passes otherwise, or not at all. */
    public static final String STANDIN_ONLY = "@standin-only";

    private TargetTags() {}

    /** A tag expression that leaves out what is about the stand-in, besides what was left out already. */
    static String onOfficialSink(Optional<String> chosen) {
        String suiting = "not " + STANDIN_ONLY;
        return chosen.map(tags -> "(" + tags + ") and " + suiting).orElse(suiting);
    }

    /**
     * A tag expression that leaves them out.
     *
     * @param target the target's name
     * @param chosen what the user chose besides
     */
    static Optional<String> on(String target, Optional<String> chosen) {
        Optional<String> suiting = switch (target) {
            case "local" -> Optional.empty();
            case "docker" -> Optional.of("not " + LOCAL_ONLY);
            default -> Optional.of("not (" + LOCAL_ONLY + " or " + BREAKS_SERVERS + " or " + OWN_WORKER + ")");
        };
        return suiting.map(
                        tags -> chosen.map(more -> "(" + more + ") and " + tags).orElse(tags))
                .or(() -> chosen);
    }
}
