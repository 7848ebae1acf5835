@NullMarked
package dev.k2g.cli.session;

import org.jspecify.annotations.NullMarked;
