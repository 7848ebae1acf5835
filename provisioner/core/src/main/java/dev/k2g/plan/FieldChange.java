package dev.k2g.plan;

import org.jspecify.annotations.Nullable;

/**
 * One field before and after.
 *
 * @param field the field's name, as the live system calls it
 * @param before its live value, or null when it is not set
 * @param after its wanted value, or null when it is to be unset
 */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after) {}
