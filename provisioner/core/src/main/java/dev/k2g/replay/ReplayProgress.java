package dev.k2g.replay;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far a replay is.
 *
 * @param lines lines read
 * @param messages of these, the ones that were mapped
 * @param rejected rejected lines and rejected records together
 * @param sent records that the broker acknowledged
 * @param bytes bytes read, as they are in the file or on the wire
 * @param size of how many bytes, where that is known
 * @param elapsed since it began
 */
public record ReplayProgress(
        long lines, long messages, long rejected, long sent, long bytes, OptionalLong size, Duration elapsed) {}
