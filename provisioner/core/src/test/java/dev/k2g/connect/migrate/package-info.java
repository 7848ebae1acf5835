@NullMarked
package dev.k2g.connect.migrate;

import org.jspecify.annotations.NullMarked;
