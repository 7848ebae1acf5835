/** The step library: feature files in the openCypher TCK's phrases, for any recipe. */
@NullMarked
package dev.k2g.features;

import org.jspecify.annotations.NullMarked;
