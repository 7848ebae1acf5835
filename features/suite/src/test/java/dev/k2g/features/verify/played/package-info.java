@NullMarked
package dev.k2g.features.verify.played;

import org.jspecify.annotations.NullMarked;
