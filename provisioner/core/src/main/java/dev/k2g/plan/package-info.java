/** The ordered changes between a recipe and live state: pure data and the rules of diffing. */
@NullMarked
package dev.k2g.plan;

import org.jspecify.annotations.NullMarked;
