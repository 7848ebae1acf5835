package dev.k2g.graph;

import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.failure.CertificateValidity;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ConnectionReadTimeoutException;
import org.neo4j.driver.exceptions.DiscoveryException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.SecurityException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;
import org.neo4j.driver.exceptions.TransientException;

import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What Neo4j's driver throws, as failures that name the address and never the password. */
record GraphFailures(Neo4jEndpoint endpoint) {

    private static final Set<String> WRONG_STATEMENT = Set.of(
            "Neo.ClientError.Statement.SyntaxError",
            "Neo.ClientError.Statement.ParameterMissing",
            "Neo.ClientError.Procedure.ProcedureNotFound");

    /** Whether it is the statement that is wrong, not the data or the server. */
    static boolean isWrongStatement(Neo4jException thrown) {
        return WRONG_STATEMENT.contains(codeOf(thrown));
    }

    /** Whether it is the data that a statement works on, given that the database has compiled the statement. */
    static boolean isFaultOfData(Neo4jException thrown) {
        String code = codeOf(thrown);
        return code.startsWith("Neo.ClientError.Statement.")
                || code.startsWith("Neo.ClientError.Schema.")
                || code.startsWith("Neo.ClientError.Procedure.")
                || code.equals("Neo.DatabaseError.Statement.ExecutionFailed");
    }

    K2gException of(String what, Neo4jException thrown) {
        String address = "Neo4j at " + endpoint.uri();
        return CertificateValidity.failure(address, thrown)
                .<K2gException>map(failure -> failure)
                .orElseGet(() -> of(address, what, thrown));
    }

    private K2gException of(String address, String what, Neo4jException thrown) {
        String code = codeOf(thrown);
        if (code.equals("Neo.ClientError.Security.AuthenticationRateLimit")) {
            return new FailedException(
                    FindingCode.CREDENTIALS_REFUSED,
                    address + " refuses the user " + endpoint.username()
                            + " for some seconds, after several wrong passwords.",
                    "Check NEO4J_USERNAME and NEO4J_PASSWORD, wait, and try again.",
                    thrown);
        }
        if (thrown instanceof AuthenticationException) {
            return new FailedException(
                    FindingCode.CREDENTIALS_REFUSED,
                    address + " refused the password of user " + endpoint.username() + ".",
                    "Check NEO4J_USERNAME and NEO4J_PASSWORD.",
                    thrown);
        }
        if (code.equals("Neo.ClientError.Security.Forbidden")) {
            return new FailedException(
                    FindingCode.NOT_PERMITTED,
                    address + " does not let user " + endpoint.username() + " " + what + ": " + sentence(thrown),
                    "Give the user the right to do so.",
                    thrown);
        }
        if (thrown instanceof SecurityException) {
            return new FailedException(
                    FindingCode.CERTIFICATE_NOT_TRUSTED,
                    address + " could not be reached safely: " + sentence(thrown),
                    "Check the target's certificate authority, and that the host name is the certificate's.",
                    thrown);
        }
        if (code.equals("Neo.ClientError.Database.DatabaseNotFound")) {
            return new FailedException(
                    FindingCode.DATABASE_MISSING,
                    address + " has no database " + endpoint.database() + ".",
                    "Check NEO4J_DATABASE.",
                    thrown);
        }
        if (causes(thrown).anyMatch(UnknownHostException.class::isInstance)) {
            return new UnreachableException(
                    FindingCode.HOST_UNKNOWN,
                    address + " is not known by that name.",
                    "Check NEO4J_URI, and this machine's name service. Aura drops the name of an instance that is paused or"
                            + " deleted.",
                    thrown);
        }
        if (isUnreachable(thrown)) {
            return new UnreachableException(
                    address + " did not answer when asked to " + what + ".",
                    "Check that it runs there and that this machine reaches it.",
                    thrown);
        }
        if (thrown instanceof TransientException) {
            return new UnreachableException(
                    address + " could not " + what + " now: " + sentence(thrown), "Try again.", thrown);
        }
        if (isWrongStatement(thrown)) {
            return CypherError.parse(messageOf(thrown)).failure(thrown);
        }
        return new FailedException(address + " failed to " + what + ": " + sentence(thrown), null, thrown);
    }

    static boolean isUnreachable(Neo4jException thrown) {
        return thrown instanceof ServiceUnavailableException
                || thrown instanceof SessionExpiredException
                || thrown instanceof DiscoveryException
                || thrown instanceof ConnectionReadTimeoutException;
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    private static String codeOf(Neo4jException thrown) {
        return Objects.requireNonNullElse(thrown.code(), "");
    }

    private static String messageOf(Neo4jException thrown) {
        return Objects.requireNonNullElse(thrown.getMessage(), codeOf(thrown));
    }

    /** The database's words, in one line. */
    static String sentence(Neo4jException thrown) {
        String line = messageOf(thrown).replaceAll("\\s+", " ").strip();
        return line.endsWith(".") ? line : line + ".";
    }
}
