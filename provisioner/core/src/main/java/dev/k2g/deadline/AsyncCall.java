package dev.k2g.deadline;

import dev.k2g.failure.CancelledException;
import dev.k2g.failure.K2gException;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A call to a server, which may be under way in a thread of its own long before its result is needed. A failure is thrown
 * when it is.
 */
public final class AsyncCall<T> {

    private final FutureTask<T> task;

    private AsyncCall(Callable<T> call) {
        this.task = new FutureTask<>(call);
    }

    /** One that is made when its result is needed, unless it is made in the background before. */
    public static <T> AsyncCall<T> of(Callable<T> call) {
        return new AsyncCall<>(call);
    }

    /**
     * One that is under way.
     *
     * @param server which server is called, as part of the thread's name
     */
    public static <T> AsyncCall<T> start(String server, Callable<T> call) {
        AsyncCall<T> started = of(call);
        inBackground(server, started);
        return started;
    }

    /** Makes these calls, one after the other, in a thread that keeps nobody from ending. */
    public static void inBackground(String server, AsyncCall<?>... calls) {
        Thread thread = new Thread(
                () -> {
                    for (AsyncCall<?> call : calls) {
                        call.task.run();
                    }
                },
                "k2g-ask-" + server);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The result, which is waited for. The call is made now if it was not before.
     *
     * @throws K2gException as the call does
     * @throws CancelledException when the thread is interrupted
     */
    public T result() {
        try {
            task.run();
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw CancelledException.interrupted("asking the servers what is there", e);
        }
    }
}
