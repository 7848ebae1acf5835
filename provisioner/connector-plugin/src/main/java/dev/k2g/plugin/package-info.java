/** Connector archives: where official ones are published, what vouches for them, and those that are here. */
@NullMarked
package dev.k2g.plugin;

import org.jspecify.annotations.NullMarked;
