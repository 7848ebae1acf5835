/** The steps of feature files. A step says what; how it is done stands in the packages beside this one. */
@NullMarked
package dev.k2g.features.steps;

import org.jspecify.annotations.NullMarked;
