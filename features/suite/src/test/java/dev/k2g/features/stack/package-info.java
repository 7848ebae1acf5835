/** Tests of the stack that scenarios share. */
@NullMarked
package dev.k2g.features.stack;

import org.jspecify.annotations.NullMarked;
