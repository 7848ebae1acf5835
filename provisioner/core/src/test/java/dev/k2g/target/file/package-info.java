@NullMarked
package dev.k2g.target.file;

import org.jspecify.annotations.NullMarked;
