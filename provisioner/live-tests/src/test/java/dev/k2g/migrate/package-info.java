@NullMarked
package dev.k2g.migrate;

import org.jspecify.annotations.NullMarked;
