/** Feeds recordings and streams through a recipe's mapping into its topics. */
@NullMarked
package dev.k2g.replay;

import org.jspecify.annotations.NullMarked;
