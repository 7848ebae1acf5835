@NullMarked
package dev.k2g.graph;

import org.jspecify.annotations.NullMarked;
