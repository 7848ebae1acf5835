package dev.k2g.sink;

import dev.k2g.sink.rest.CountsResource;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(Neo4jServer.Shared.class)
class CountsTest {

    private final Neo4jServer neo4j;
    private final Configs configs;

    CountsTest(Neo4jServer neo4j) {
        this.neo4j = neo4j;
        this.configs = new Configs(neo4j);
    }

    @BeforeEach
    void clear() {
        neo4j.clear();
    }

    @Test
    void counts_what_each_task_delivered_ignored_and_dead_lettered() {
        long before = System.currentTimeMillis();
        Configs.Setup setup =
                configs.legacy("MERGE (:Item {id: event.id})").tolerant().with("name", "odd \"name\", with*everything");
        try (TaskUnderTest first = setup.start(0);
                TaskUnderTest second = setup.start(1)) {
            first.put(
                    Records.value(0, Map.of("id", 1L)),
                    Records.value(1, Map.of()),
                    Records.value(2, null),
                    Records.value(3, Map.of("id", 2L)));
            List<CountsResource.TaskCounts> tasks =
                    new CountsResource().counts("odd \"name\", with*everything").tasks();
            assertThat(tasks)
                    .extracting(
                            CountsResource.TaskCounts::task,
                            CountsResource.TaskCounts::delivered,
                            CountsResource.TaskCounts::deadLettered)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(0, 3L, 1L),
                            org.assertj.core.groups.Tuple.tuple(1, 0L, 0L));
            assertThat(tasks).allMatch(task -> task.started() >= before);
            assertThat(second.deadLetters).isEmpty();
        }
        assertThat(new CountsResource().counts("odd \"name\", with*everything").tasks())
                .isEmpty();
    }

    @Test
    void asks_for_a_commit_and_looks_again_soon_until_it_is_made() {
        TopicPartition partition = new TopicPartition(Records.TOPIC, 0);
        try (TaskUnderTest task = configs.current("CREATE (:Item)").start()) {
            task.put();
            assertThat(task.commitRequests).isZero();
            task.put(Records.value(0, Map.of()));
            assertThat(task.commitRequests).isEqualTo(1);
            assertThat(task.timeout).isEqualTo(50);
            task.put();
            assertThat(task.commitRequests).isEqualTo(2);
            assertThat(task.commit(Map.of(partition, 1L))).containsKey(partition);
            task.put();
            assertThat(task.commitRequests).isEqualTo(2);
        }
    }
}
