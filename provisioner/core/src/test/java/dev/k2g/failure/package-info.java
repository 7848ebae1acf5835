@NullMarked
package dev.k2g.failure;

import org.jspecify.annotations.NullMarked;
