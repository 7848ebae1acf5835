/** Where a recipe runs, behind one interface. */
@NullMarked
package dev.k2g.target;

import org.jspecify.annotations.NullMarked;
