/** What the tests of several modules share. */
@NullMarked
package dev.k2g.testsupport;

import org.jspecify.annotations.NullMarked;
