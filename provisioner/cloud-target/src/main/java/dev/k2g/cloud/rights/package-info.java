/** What keys and accounts may do on a Kafka cluster, by its ACLs. */
@NullMarked
package dev.k2g.cloud.rights;

import org.jspecify.annotations.NullMarked;
