/** Values as text for people: tables, plans, reports. Nothing here knows a command or a stream. */
@NullMarked
package dev.k2g.cli.render;

import org.jspecify.annotations.NullMarked;
