/** Values, tables and side effects as the openCypher TCK writes them, compared with what a graph answered. */
@NullMarked
package dev.k2g.features.tck;

import org.jspecify.annotations.NullMarked;
