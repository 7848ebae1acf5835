package dev.k2g.replay;

import java.time.Duration;
import java.util.OptionalLong;

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

    /**
     * How far a replay is.
     *
     * @param lines lines read
     * @param messages of these, the ones that were mapped
     * @param rejected rejected lines and rejected records together
     * @param sent records that the broker acknowledged
     * @param bytes bytes read, as they are in the file or on the wire
     * @param size of how many bytes, where that is known
     * @param elapsed since it began
     */
    record ReplayProgress(
            long lines, long messages, long rejected, long sent, long bytes, OptionalLong size, Duration elapsed) {}
}
