package dev.k2g.stack.start;

import dev.k2g.stack.files.PortOwner;

import java.util.regex.Pattern;

/** That somebody else has the port of a server, in words: in ours, and in those of servers and engines. */
final class TakenPort {

    /** Where trying again has not helped. */
    static final String REMEDY = "Start again: k2g takes other ports, and leaves what listens there alone.";

    /** What the JDK, Neo4j and Docker say of a port that they cannot have. */
    private static final Pattern REFUSED =
            Pattern.compile("BindException|(?i:address already in use)|(?i:already in use, cannot bind)");

    private TakenPort() {}

    /** A sentence that says who has it. */
    static String of(ServerKind server, int port) {
        return server.title() + " cannot have port " + port + ": " + PortOwner.describe(port) + " listens there.";
    }

    /** Whether a server's last words are that it could not have a port. */
    static boolean isReason(String words) {
        return REFUSED.matcher(words).find();
    }
}
