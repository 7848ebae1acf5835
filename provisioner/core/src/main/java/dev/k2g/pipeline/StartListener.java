package dev.k2g.pipeline;

import dev.k2g.plan.Change;

/** Told what happens while a target is started and a recipe applied there. */
public interface StartListener {

    /** One line about what happens now. */
    void progress(String line);

    /** A change of the plan has been carried out. */
    void applied(Change change);
}
