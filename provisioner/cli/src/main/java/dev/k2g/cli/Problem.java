package dev.k2g.cli;

import org.jspecify.annotations.Nullable;

/**
 * A failure as its user reads it.
 *
 * @param problem what was wrong, and where
 * @param remedy what to do, or null when the problem says it
 * @param exitCode the process's exit code
 */
record Problem(String problem, @Nullable String remedy, int exitCode) {}
