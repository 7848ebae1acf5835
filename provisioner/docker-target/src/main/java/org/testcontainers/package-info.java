/** The one door into Testcontainers that it keeps to its own package. */
@NullMarked
package org.testcontainers;

import org.jspecify.annotations.NullMarked;
