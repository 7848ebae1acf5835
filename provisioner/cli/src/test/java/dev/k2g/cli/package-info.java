@NullMarked
package dev.k2g.cli;

import org.jspecify.annotations.NullMarked;
