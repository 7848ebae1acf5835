/** What k2g remembers of a recipe on a target: which resources it manages, and who is changing them now. */
@NullMarked
package dev.k2g.state;

import org.jspecify.annotations.NullMarked;
