package dev.k2g.replay;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a replay to end, from whatever thread. */
final class StopSignal {

    private final CountDownLatch stopped = new CountDownLatch(1);

    void stop() {
        stopped.countDown();
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Waits this long, less when the signal comes. */
    void await(long nanos) throws InterruptedException {
        if (nanos > 0) {
            boolean came = stopped.await(nanos, TimeUnit.NANOSECONDS);
            assert came == isStopped() || isStopped();
        }
    }
}
