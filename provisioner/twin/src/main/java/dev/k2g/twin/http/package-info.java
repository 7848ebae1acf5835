/** HTTP over TLS, held to the schema of an API, and as unreliable as wanted. */
@NullMarked
package dev.k2g.twin.http;

import org.jspecify.annotations.NullMarked;
