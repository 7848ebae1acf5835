package dev.k2g.twin.stream;

/**
 * When which message is said. As on air, all who listen hear the same at the same time, and who is away misses it. The
 * recording starts when the first client comes, and anew when one comes after its end. Messages are numbered from 0 and
 * on, however often the recording is played.
 */
final class Timeline {

    private static final double NANOS_PER_SECOND = 1e9;

    private final int size;
    private final double rate;
    private final boolean repeat;
    private long startNanos;
    private long saidAtStart;
    private long end;

    /**
     * @param size how many messages the recording has
     * @param rate messages a second
     * @param repeat whether it begins again at its end
     */
    Timeline(int size, double rate, boolean repeat) {
        this.size = size;
        this.rate = rate;
        this.repeat = repeat;
    }

    /**
     * A client comes.
     *
     * @param back how many messages it wants of those that were said before; a recording that starts now has said them
     * @return the number of the next message
     */
    synchronized long join(long back) {
        if (said() >= end) {
            saidAtStart = end + Math.min(back, size);
            end = repeat ? Long.MAX_VALUE : end + size;
            startNanos = System.nanoTime();
        }
        return said();
    }

    /** In how many nanoseconds a message is said; zero or less when it has been, {@link Long#MAX_VALUE} for never. */
    synchronized long untilSaid(long message) {
        return message < end
                ? (long) ((message + 1 - saidAtStart) * NANOS_PER_SECOND / rate) - elapsed()
                : Long.MAX_VALUE;
    }

    /** Which message of the recording has this number. */
    int index(long message) {
        return (int) (message % size);
    }

    private long said() {
        return Math.min(end, saidAtStart + (long) (elapsed() * rate / NANOS_PER_SECOND));
    }

    private long elapsed() {
        return System.nanoTime() - startNanos;
    }
}
