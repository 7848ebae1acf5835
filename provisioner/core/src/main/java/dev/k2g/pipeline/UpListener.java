package dev.k2g.pipeline;

import dev.k2g.recipe.FeedSpec;
import dev.k2g.replay.Replay;
import dev.k2g.replay.ReplayListener;

/** Told what happens during an {@code up}. */
public interface UpListener extends StartListener {

    /** A replay begins; whoever wants to stop it early keeps it. The answer is told how it goes on. */
    ReplayListener replaying(FeedSpec feed, Replay replay);
}
