package dev.k2g.deadline;

import dev.k2g.failure.CancelledException;
import dev.k2g.failure.K2gException;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A question to a server, which may be under way in a thread of its own long before its answer is needed. A failure is
 * thrown when it is.
 */
public final class AsyncCall<T> {

    private final FutureTask<T> task;

    private AsyncCall(Callable<T> question) {
        this.task = new FutureTask<>(question);
    }

    /** One that is asked when its answer is needed, unless it is asked in the background before. */
    public static <T> AsyncCall<T> of(Callable<T> question) {
        return new AsyncCall<>(question);
    }

    /**
     * One that is under way.
     *
     * @param server who is asked, as part of the thread's name
     */
    public static <T> AsyncCall<T> ask(String server, Callable<T> question) {
        AsyncCall<T> asked = of(question);
        inBackground(server, asked);
        return asked;
    }

    /** Asks these questions, one after the other, in a thread that keeps nobody from ending. */
    public static void inBackground(String server, AsyncCall<?>... questions) {
        Thread thread = new Thread(
                () -> {
                    for (AsyncCall<?> question : questions) {
                        question.task.run();
                    }
                },
                "k2g-ask-" + server);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The answer, which is waited for. It is asked now if it was not before.
     *
     * @throws K2gException as the question does
     * @throws CancelledException when the thread is interrupted
     */
    public T answer() {
        try {
            task.run();
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("Interrupted while asking the servers what is there.", null, e);
        }
    }
}
