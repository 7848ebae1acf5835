package dev.k2g.replay;

/**
 * The records that a replay wrote to one partition. Others may have written in between.
 *
 * @param first the offset of the first of them
 * @param last the offset of the last of them
 */
public record OffsetRange(long first, long last) {}
