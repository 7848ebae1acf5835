/**
 * jq's language as of 1.7, with exact numbers: what a double would round is computed exactly or refused, never merged and
 * never changed. Written because the implementation for Java compares as doubles and lets nobody replace its operators.
 */
@NullMarked
package dev.k2g.jq;

import org.jspecify.annotations.NullMarked;
