/** The Docker engine: finding it, its images, containers, networks and volumes, and what its errors mean. */
@NullMarked
package dev.k2g.docker.engine;

import org.jspecify.annotations.NullMarked;
