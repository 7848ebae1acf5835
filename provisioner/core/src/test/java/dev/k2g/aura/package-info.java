@NullMarked
package dev.k2g.aura;

import org.jspecify.annotations.NullMarked;
