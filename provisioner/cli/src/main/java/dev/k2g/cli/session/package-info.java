/** What every command shares: the streams, the global options, the recipe and the target that they name. */
@NullMarked
package dev.k2g.cli.session;

import org.jspecify.annotations.NullMarked;
