/** Reads live state, computes what differs from the recipe, and carries it out in dependency order. */
@NullMarked
package dev.k2g.provision;

import org.jspecify.annotations.NullMarked;
