@NullMarked
package dev.k2g.target.state;

import org.jspecify.annotations.NullMarked;
