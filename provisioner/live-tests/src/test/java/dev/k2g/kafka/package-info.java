@NullMarked
package dev.k2g.kafka;

import org.jspecify.annotations.NullMarked;
