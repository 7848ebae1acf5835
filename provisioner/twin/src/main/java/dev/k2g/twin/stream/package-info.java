/**
 * A stand-in for the retired Meetup stream: serves a recording over HTTP, as {@code replay} reads streams. Apart from
 * {@code replay}, because it is the other end of the wire.
 */
@NullMarked
package dev.k2g.twin.stream;

import org.jspecify.annotations.NullMarked;
