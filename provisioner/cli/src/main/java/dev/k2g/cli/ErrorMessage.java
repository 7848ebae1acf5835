package dev.k2g.cli;

import dev.k2g.failure.FindingCode;
import org.jspecify.annotations.Nullable;

/**
 * A failure as its user reads it.
 *
 * @param code which failure it is; {@code docs/codes.md} lists them
 * @param problem what was wrong, and where
 * @param remedy what to do, or null when the problem says it
 * @param exitCode the process's exit code
 */
record ErrorMessage(
        FindingCode code, String problem, @Nullable String remedy, int exitCode) {}
