/** The Aura API v1, whose instances are the local database. */
@NullMarked
package dev.k2g.twin.aura;

import org.jspecify.annotations.NullMarked;
