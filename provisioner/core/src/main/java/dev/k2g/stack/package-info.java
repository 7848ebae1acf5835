/** Where a recipe runs, behind one interface. */
@NullMarked
package dev.k2g.stack;

import org.jspecify.annotations.NullMarked;
