package dev.k2g.cli.command;

import dev.k2g.failure.FindingCode;

import java.util.Locale;
import java.util.Optional;

/**
 * A code, as {@code -o json} prints it.
 *
 * @param code its id
 * @param severity error, warning or note where it is a finding, or null
 * @param title what it is
 * @param cause why it happens
 * @param remedy what to do
 */
record CodeDocument(FindingCode code, Optional<String> severity, String title, String cause, String remedy) {

    static CodeDocument of(FindingCode code) {
        return new CodeDocument(
                code,
                code.severity().map(severity -> severity.name().toLowerCase(Locale.ROOT)),
                code.title(),
                code.cause(),
                code.remedy());
    }
}
