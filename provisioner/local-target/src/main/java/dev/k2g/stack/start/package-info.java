/** What a start of servers needs, wherever they run: asking them, reading their logs, undoing what failed. */
@NullMarked
package dev.k2g.stack.start;

import org.jspecify.annotations.NullMarked;
