/** Questions to other people's HTTP APIs: sent once, repeated while that may help, and what comes back put into words. */
@NullMarked
package dev.k2g.http;

import org.jspecify.annotations.NullMarked;
