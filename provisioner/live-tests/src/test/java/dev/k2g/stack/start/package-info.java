@NullMarked
package dev.k2g.stack.start;

import org.jspecify.annotations.NullMarked;
