@NullMarked
package dev.k2g.stack.files;

import org.jspecify.annotations.NullMarked;
