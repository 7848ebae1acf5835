/** What one scenario is about: its recipe under names that no other has meanwhile, its pipeline, and what its last action led to. */
@NullMarked
package dev.k2g.features.scenario;

import org.jspecify.annotations.NullMarked;
