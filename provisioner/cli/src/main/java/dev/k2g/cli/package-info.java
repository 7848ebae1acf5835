/** The program: arguments in, exit code out, and every failure as a message. */
@NullMarked
package dev.k2g.cli;

import org.jspecify.annotations.NullMarked;
