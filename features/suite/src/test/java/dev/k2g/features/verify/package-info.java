@NullMarked
package dev.k2g.features.verify;

import org.jspecify.annotations.NullMarked;
