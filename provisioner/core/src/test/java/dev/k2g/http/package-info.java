@NullMarked
package dev.k2g.http;

import org.jspecify.annotations.NullMarked;
