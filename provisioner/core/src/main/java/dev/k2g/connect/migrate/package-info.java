/** Makes configurations of the sink before 5.1 current, and explains what that takes. */
@NullMarked
package dev.k2g.connect.migrate;

import org.jspecify.annotations.NullMarked;
