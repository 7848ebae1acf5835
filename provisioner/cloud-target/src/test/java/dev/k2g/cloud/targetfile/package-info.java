@NullMarked
package dev.k2g.cloud.targetfile;

import org.jspecify.annotations.NullMarked;
