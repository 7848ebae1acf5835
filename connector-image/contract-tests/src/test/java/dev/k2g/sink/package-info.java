@NullMarked
package dev.k2g.sink;

import org.jspecify.annotations.NullMarked;
