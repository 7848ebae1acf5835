/** Stand-ins for Confluent Cloud's Connect API and the Aura API, before a local stack that runs: a rehearsal of the cloud. */
@NullMarked
package dev.k2g.twin;

import org.jspecify.annotations.NullMarked;
