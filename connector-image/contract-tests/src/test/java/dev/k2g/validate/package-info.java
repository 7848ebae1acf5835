@NullMarked
package dev.k2g.validate;

import org.jspecify.annotations.NullMarked;
