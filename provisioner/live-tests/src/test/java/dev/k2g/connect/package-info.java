@NullMarked
package dev.k2g.connect;

import org.jspecify.annotations.NullMarked;
