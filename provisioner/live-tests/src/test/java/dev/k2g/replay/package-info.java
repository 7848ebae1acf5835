@NullMarked
package dev.k2g.replay;

import org.jspecify.annotations.NullMarked;
