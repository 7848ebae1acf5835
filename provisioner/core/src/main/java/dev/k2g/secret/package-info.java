/** Values that must not be shown, and how they are kept out of what is shown. */
@NullMarked
package dev.k2g.secret;

import org.jspecify.annotations.NullMarked;
