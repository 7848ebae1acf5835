package dev.k2g.features.stack;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What tidies up after scenarios. */
class StackServersTest {

    @Test
    void an_interrupt_that_comes_meanwhile_breaks_nothing_off() {
        Thread scenarios = Thread.currentThread();
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean isDone = new AtomicBoolean();

        StackServers.uninterrupted(() -> {
            scenarios.interrupt();
            isDone.set(waitsInVainFor(never));
        });

        assertThat(isDone).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void an_interrupt_from_before_is_kept() {
        CountDownLatch never = new CountDownLatch(1);
        Thread.currentThread().interrupt();

        StackServers.uninterrupted(() -> assertThat(waitsInVainFor(never)).isTrue());

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_failure_is_the_callers() {
        assertThatThrownBy(() -> StackServers.uninterrupted(() -> {
                    throw new IllegalStateException("a server is away");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a server is away");
    }

    /** Whether no interrupt came. */
    private static boolean waitsInVainFor(CountDownLatch latch) {
        try {
            return !latch.await(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
