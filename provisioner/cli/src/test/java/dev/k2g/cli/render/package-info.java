@NullMarked
package dev.k2g.cli.render;

import org.jspecify.annotations.NullMarked;
