/** Cypher as far as it can be understood without a database: tokens, clauses, and the patterns of MERGE. */
@NullMarked
package dev.k2g.recipe.cypher;

import org.jspecify.annotations.NullMarked;
