package dev.k2g.target.local;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.target.ServerStatus;
import dev.k2g.target.ServerStatus.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(SharedStack.class)
class SharedStackTest {

    @Test
    void every_server_answers(LocalTarget target, Endpoints endpoints) {
        assertThat(target.status()).extracting(ServerStatus::state).containsOnly(State.RUNNING);
        assertThat(target.running()).contains(endpoints);
    }
}
