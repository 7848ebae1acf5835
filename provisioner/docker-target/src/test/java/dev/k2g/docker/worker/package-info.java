@NullMarked
package dev.k2g.docker.worker;

import org.jspecify.annotations.NullMarked;
