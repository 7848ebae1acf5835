package dev.k2g.provision;

import dev.k2g.deadline.Deadline;

import java.util.Map;
import java.util.Optional;

/** The image that a target's Connect worker runs from. It belongs to the target: no recipe owns it. */
public interface WorkerImage {

    /** Its name with its tag. */
    String name();

    /** What it is to be made of, by field: a hash of its content, its base. */
    Map<String, String> wanted();

    /** What the image that the worker runs from is made of, by field; empty when there is none. */
    Optional<Map<String, String>> live();

    /** Builds it, and lets the worker run from it. Ends when the worker answers. */
    void replace(Deadline deadline);
}
