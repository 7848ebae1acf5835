@NullMarked
package dev.k2g.docker.engine;

import org.jspecify.annotations.NullMarked;
