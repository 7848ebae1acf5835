@NullMarked
package dev.k2g.doctor;

import org.jspecify.annotations.NullMarked;
