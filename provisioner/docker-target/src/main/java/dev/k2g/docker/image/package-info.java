/** The image of Connect with a sink in it. */
@NullMarked
package dev.k2g.docker.image;

import org.jspecify.annotations.NullMarked;
