@NullMarked
package dev.k2g.twin;

import org.jspecify.annotations.NullMarked;
