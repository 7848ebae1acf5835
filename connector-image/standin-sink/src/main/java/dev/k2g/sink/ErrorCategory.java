package dev.k2g.sink;

import org.neo4j.driver.exceptions.DiscoveryException;
import org.neo4j.driver.exceptions.FatalDiscoveryException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;

import java.util.Set;

/**
 * What an error of the database is about. Codes as in Neo4j's status code manual. A null in a {@code MERGE} has the code
 * of a semantic error and a text that is no date that of a syntax error, so a statement is checked by {@code EXPLAIN}
 * first, and what fails later is the record's fault.
 */
enum ErrorCategory {
    /** The record cannot be written by this statement. */
    BAD_RECORD,
    /** The transaction is too large or takes too long for the server; fewer records may go through. */
    TOO_LARGE,
    /** Nobody's fault and over sometime: an outage, a lock, a leader that moved. */
    TRY_AGAIN,
    /** The statement, the rights or the configuration: no record will ever be written. */
    HOPELESS;

    static final String SYNTAX_ERROR = "Neo.ClientError.Statement.SyntaxError";

    static final String PROCEDURE_FAILED = "Neo.ClientError.Procedure.ProcedureCallFailed";

    private static final Set<String> OF_THE_RECORD = Set.of(
            SYNTAX_ERROR,
            "Neo.ClientError.Statement.SemanticError",
            "Neo.ClientError.Statement.TypeError",
            "Neo.ClientError.Statement.ArithmeticError",
            "Neo.ClientError.Statement.ArgumentError",
            "Neo.ClientError.Statement.ConstraintVerificationFailed",
            "Neo.ClientError.Statement.EntityNotFound",
            "Neo.ClientError.Statement.PropertyNotFound",
            "Neo.ClientError.Statement.LabelNotFound",
            "Neo.ClientError.Statement.InvalidArguments",
            "Neo.ClientError.Statement.ExternalResourceFailed",
            "Neo.ClientError.Schema.ConstraintValidationFailed",
            "Neo.ClientError.Schema.ConstraintViolation",
            "Neo.ClientError.Schema.TokenLengthError",
            "Neo.ClientError.Schema.TokenNameError",
            PROCEDURE_FAILED,
            "Neo.DatabaseError.Statement.ExecutionFailed");

    private static final Set<String> OF_THE_SIZE = Set.of(
            "Neo.TransientError.General.OutOfMemoryError",
            "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
            "Neo.TransientError.General.StackOverFlowError",
            "Neo.TransientError.General.TransactionMemoryLimit",
            "Neo.TransientError.General.TransactionOutOfMemoryError",
            "Neo.ClientError.Transaction.TransactionTimedOut",
            "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration");

    /** Judges an error that a statement met after its {@code EXPLAIN} had passed. */
    static ErrorCategory of(Neo4jException error) {
        String code = error.code();
        if (OF_THE_SIZE.contains(code)) {
            return TOO_LARGE;
        }
        if (isPassing(error, code)) {
            return TRY_AGAIN;
        }
        return OF_THE_RECORD.contains(code) ? BAD_RECORD : HOPELESS;
    }

    private static boolean isPassing(Neo4jException error, String code) {
        return error instanceof RetryableException
                || (error instanceof DiscoveryException && !(error instanceof FatalDiscoveryException))
                || code.startsWith("Neo.TransientError.")
                || code.equals("Neo.ClientError.Transaction.TransactionTerminated")
                || code.equals("Neo.ClientError.Transaction.LockClientStopped")
                || code.equals("Neo.ClientError.Cluster.NotALeader")
                || isPoolExhausted(error);
    }

    /** The driver's own exceptions have no code; this one passes when connections come back. */
    private static boolean isPoolExhausted(Neo4jException error) {
        return String.valueOf(error.getMessage()).startsWith("Unable to acquire connection from the pool");
    }
}
