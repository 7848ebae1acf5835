/** Runs feature files without Maven, and tells what came out. */
@NullMarked
package dev.k2g.features.verify;

import org.jspecify.annotations.NullMarked;
