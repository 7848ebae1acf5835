@NullMarked
package dev.k2g.docker.image;

import org.jspecify.annotations.NullMarked;
