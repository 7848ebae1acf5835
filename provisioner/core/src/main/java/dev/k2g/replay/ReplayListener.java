package dev.k2g.replay;

/** Is told how a replay goes. Every call comes from the thread that runs the replay, which waits for it. */
public interface ReplayListener {

    /** Hears nothing. */
    ReplayListener NONE = progress -> {};

    /** About ten times a second, also while no line comes. */
    void progress(ReplayProgress progress);

    /**
     * A stream broke off, and is connected to again.
     *
     * @param why what ended it, as part of a sentence
     * @param reconnects how often this has happened
     */
    default void reconnecting(String why, long reconnects) {}

    /** It has ended, in whatever way; when it failed, the failure is thrown after this. */
    default void ended(ReplaySummary summary) {}
}
