/** Makes configurations of the sink before 5.1 current, and explains what that takes. */
@NullMarked
package dev.k2g.migrate;

import org.jspecify.annotations.NullMarked;
