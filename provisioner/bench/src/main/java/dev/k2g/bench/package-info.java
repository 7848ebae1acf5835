/** Measurements, each a ratio of k2g to a plain tool that does the same on the same servers in the same run. */
@NullMarked
package dev.k2g.bench;

import org.jspecify.annotations.NullMarked;
