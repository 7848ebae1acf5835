package dev.k2g.plan;

import dev.k2g.failure.K2gException;

import java.util.List;
import java.util.Objects;

/**
 * Resources of which nothing can be said, since their server does not answer or refuses.
 *
 * @param kind their kind
 * @param names their names in the recipe
 * @param failure why
 */
public record UnplannedResources(ResourceKind kind, List<String> names, K2gException failure) {

    /** Copies the list. */
    public UnplannedResources {
        names = List.copyOf(names);
    }

    /** What was wrong, as a sentence. */
    public String problem() {
        return Objects.toString(failure.getMessage());
    }

    /** What to do, as a sentence, or empty. */
    public String remedy() {
        return Objects.toString(failure.remedy(), "");
    }
}
