package dev.k2g.replay;

import java.io.EOFException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Words for what the JDK throws when bytes cannot be read or written. */
final class IoErrors {

    private IoErrors() {}

    /** A sentence's end, without its full stop. */
    static String inClause(Throwable cause) {
        if (cause instanceof EOFException) {
            return "it ends in the middle of its gzip data";
        }
        if (cause instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (cause instanceof AccessDeniedException) {
            return "no permission";
        }
        String message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return cause.getClass().getSimpleName();
        }
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
