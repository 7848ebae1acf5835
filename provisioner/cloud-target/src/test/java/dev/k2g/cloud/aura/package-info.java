@NullMarked
package dev.k2g.cloud.aura;

import org.jspecify.annotations.NullMarked;
