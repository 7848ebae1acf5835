/** YAML files that people write: read with their lines, compared with a schema, every problem told at its place. */
@NullMarked
package dev.k2g.yaml;

import org.jspecify.annotations.NullMarked;
