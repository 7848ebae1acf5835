@NullMarked
package dev.k2g.plugin;

import org.jspecify.annotations.NullMarked;
