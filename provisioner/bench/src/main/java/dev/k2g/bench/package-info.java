/**
 * Measurements. Where a plain tool does the same on the same servers in the same run, they are ratios of k2g to it; else
 * seconds against what was asked for.
 */
@NullMarked
package dev.k2g.bench;

import org.jspecify.annotations.NullMarked;
