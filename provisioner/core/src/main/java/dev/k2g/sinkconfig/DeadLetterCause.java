package dev.k2g.sinkconfig;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whose fault a dead letter is. The official sink hands whatever was thrown to Connect's reporter once the driver's retries
 * are over, so that an outage, a refused login or an untrusted certificate make dead letters of good records as well.
 */
public enum DeadLetterCause {
    /** Neo4j was away, refused the login, was not trusted or was busy: the record may be good. */
    CONNECTION,
    /** What is in the record, or what the Cypher does with it. */
    RECORD;

    private static final String OF_DRIVER = "org.neo4j.driver.exceptions.";

    /** Of the driver 4.4, which 5.5.2 has, and of 5.x; what the server says becomes one of these in {@code ErrorUtil}. */
    private static final Set<String> DRIVERS = Set.of(
            "AuthenticationException",
            "AuthorizationExpiredException",
            "AuthTokenManagerExecutionException",
            "ConnectionReadTimeoutException",
            "DiscoveryException",
            "FatalDiscoveryException",
            "SecurityException",
            "SecurityRetryableException",
            "ServiceUnavailableException",
            "SessionExpiredException",
            "TokenExpiredException",
            "TokenExpiredRetryableException",
            "TransactionTerminatedException",
            "TransientException",
            "UntrustedServerException");

    /** Of Java's network and TLS. */
    private static final Set<String> JAVAS =
            Set.of("java.net.", "java.nio.channels.", "java.security.cert.", "javax.net.ssl.", "sun.security.");

    /** Exceptions of a general class, known by how their messages begin. */
    private static final Set<String> MESSAGES = Set.of(
            "Unable to acquire connection from the pool", // no connection became free in time
            "Pool closed", // the task was being stopped
            "The transaction has been terminated"); // the server was being stopped

    private static final String CAUSED_BY = "Caused by: ";

    /**
     * Judges what was thrown.
     *
     * @param type its class
     * @param message its message, or empty text
     * @param trace its stack trace, or empty text
     */
    static DeadLetterCause of(String type, String message, String trace) {
        return isConnection(type, message) || causes(type, message, trace).anyMatch(DeadLetterCause::isConnection)
                ? CONNECTION
                : RECORD;
    }

    /** How it is called where people or scripts read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The chain below it: what a retry met before is suppressed, and indented, and tells nothing of the last attempt. */
    private static Stream<String> causes(String type, String message, String trace) {
        String beginning = type + ": " + message; // the message may have lines of its own, of the record even
        String rest = trace.startsWith(beginning) ? trace.substring(beginning.length()) : trace;
        return rest.lines().filter(line -> line.startsWith(CAUSED_BY)).map(line -> line.substring(CAUSED_BY.length()));
    }

    private static boolean isConnection(String cause) {
        int colon = cause.indexOf(": ");
        return colon < 0
                ? isConnection(cause.strip(), "")
                : isConnection(cause.substring(0, colon), cause.substring(colon + 2));
    }

    private static boolean isConnection(String type, String message) {
        int driver = type.indexOf(OF_DRIVER); // not at the beginning where a plugin has moved the driver's classes
        return (driver >= 0 && DRIVERS.contains(type.substring(driver + OF_DRIVER.length())))
                || JAVAS.stream().anyMatch(type::startsWith)
                || MESSAGES.stream().anyMatch(message::startsWith);
    }
}
