@NullMarked
package dev.k2g.docker;

import org.jspecify.annotations.NullMarked;
