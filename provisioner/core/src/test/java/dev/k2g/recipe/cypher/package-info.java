@NullMarked
package dev.k2g.recipe.cypher;

import org.jspecify.annotations.NullMarked;
