/** Questions to servers that are under way while others are asked. */
@NullMarked
package dev.k2g.background;

import org.jspecify.annotations.NullMarked;
