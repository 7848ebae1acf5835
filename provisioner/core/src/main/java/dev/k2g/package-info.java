/**
 * k2g: Kafka to Graph. The packages below form five floors; a lower floor never knows a higher one, as
 * {@code PackageStructureTest} holds.
 */
@NullMarked
package dev.k2g;

import org.jspecify.annotations.NullMarked;
