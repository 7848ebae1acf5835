/**
 * The servers that a run of feature files shares, and the topics and connectors that scenarios hand on to each other where
 * making them costs money and minutes.
 */
@NullMarked
package dev.k2g.features.stack;

import org.jspecify.annotations.NullMarked;
