@NullMarked
package dev.k2g.features.tck;

import org.jspecify.annotations.NullMarked;
