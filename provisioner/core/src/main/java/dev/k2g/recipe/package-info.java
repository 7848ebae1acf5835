/** The recipe: what should be there. Records, parsing and its errors. */
@NullMarked
package dev.k2g.recipe;

import org.jspecify.annotations.NullMarked;
