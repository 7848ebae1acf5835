/** Looks at the endpoints of a target file, one check after the other, and says what is wrong and what to do. */
@NullMarked
package dev.k2g.cloud.diagnosis;

import org.jspecify.annotations.NullMarked;
