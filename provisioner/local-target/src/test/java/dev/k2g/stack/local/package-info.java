@NullMarked
package dev.k2g.stack.local;

import org.jspecify.annotations.NullMarked;
