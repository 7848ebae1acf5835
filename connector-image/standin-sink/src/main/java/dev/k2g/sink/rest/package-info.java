/** What the worker's REST API answers about the sink's tasks. */
@NullMarked
package dev.k2g.sink.rest;

import org.jspecify.annotations.NullMarked;
