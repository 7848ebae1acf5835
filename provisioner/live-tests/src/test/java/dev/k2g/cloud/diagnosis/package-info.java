@NullMarked
package dev.k2g.cloud.diagnosis;

import org.jspecify.annotations.NullMarked;
