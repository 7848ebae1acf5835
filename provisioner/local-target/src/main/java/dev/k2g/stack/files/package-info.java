/**
 * What a target keeps in files beside the recipe, whatever runs its servers: credentials, certificates, ports, and the
 * lock against a second k2g.
 */
@NullMarked
package dev.k2g.stack.files;

import org.jspecify.annotations.NullMarked;
