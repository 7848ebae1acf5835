/** Steps of k2g's own regressions, which are no part of the step library. */
@NullMarked
package dev.k2g.features.regression;

import org.jspecify.annotations.NullMarked;
