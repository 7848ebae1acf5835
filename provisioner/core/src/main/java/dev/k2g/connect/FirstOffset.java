package dev.k2g.connect;

/**
 * Where a connector begins in a partition.
 *
 * @param topic the topic's name
 * @param partition its partition
 * @param offset the offset of the first record that is delivered
 */
public record FirstOffset(String topic, int partition, long offset) {}
