@NullMarked
package dev.k2g.provision;

import org.jspecify.annotations.NullMarked;
