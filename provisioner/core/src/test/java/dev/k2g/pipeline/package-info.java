@NullMarked
package dev.k2g.pipeline;

import org.jspecify.annotations.NullMarked;
