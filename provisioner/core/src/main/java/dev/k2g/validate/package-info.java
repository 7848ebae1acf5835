/** Everything about a recipe that servers can check without anything being changed. */
@NullMarked
package dev.k2g.validate;

import org.jspecify.annotations.NullMarked;
