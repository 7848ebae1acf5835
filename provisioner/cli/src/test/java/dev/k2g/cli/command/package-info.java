@NullMarked
package dev.k2g.cli.command;

import org.jspecify.annotations.NullMarked;
