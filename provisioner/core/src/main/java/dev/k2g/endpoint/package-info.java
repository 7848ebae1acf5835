/** Addresses and credentials that a started target hands out. */
@NullMarked
package dev.k2g.endpoint;

import org.jspecify.annotations.NullMarked;
