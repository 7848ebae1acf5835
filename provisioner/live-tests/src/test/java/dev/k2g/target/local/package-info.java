@NullMarked
package dev.k2g.target.local;

import org.jspecify.annotations.NullMarked;
