/**
 * What can be said of a recipe without anything being changed: {@code RecipeValidation} for {@code k2g validate}, {@code
 * PreApplyValidation} for what {@code apply} asks first. Each {@code …Checks} is a set of their rules.
 */
@NullMarked
package dev.k2g.validate;

import org.jspecify.annotations.NullMarked;
