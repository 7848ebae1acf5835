package dev.k2g.state;

import dev.k2g.plan.ManagedResource;
import dev.k2g.plan.Origin;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What is remembered of a resource reads as it was written. */
class StateFormatTest {

    private static final ResourceId EVENTS = new ResourceId(ResourceKind.TOPIC, "events");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"origin\":\"created\"}",
                "{\"origin\":\"created\",\"givenKeys\":[]}",
                "{\"origin\":\"adopted\",\"givenKeys\":[\"cleanup.policy\",\"retention.ms\"]}"
            })
    void that_nothing_was_given_is_another_thing_than_not_knowing_it(String value) {
        ManagedResource resource = read(value);

        assertThat(resource.givenKeys().isPresent()).isEqualTo(value.contains("givenKeys"));
        assertThat(StateFormat.value(resource)).isEqualTo(value);
    }

    @Test
    void names_are_written_in_their_order() {
        ManagedResource resource = new ManagedResource(EVENTS, Origin.CREATED, Optional.empty())
                .withGivenKeys(Set.of("retention.ms", "cleanup.policy", "segment.ms"));

        assertThat(StateFormat.value(resource)).endsWith("[\"cleanup.policy\",\"retention.ms\",\"segment.ms\"]}");
    }

    @Test
    void what_a_later_version_adds_is_passed_over() {
        assertThat(read("{\"origin\":\"created\",\"other\":{\"a\":1}}"))
                .isEqualTo(new ManagedResource(EVENTS, Origin.CREATED, Optional.empty()));
    }

    private static ManagedResource read(String value) {
        return StateFormat.resource("k2g-state-shop", StateFormat.key(EVENTS), value)
                .orElseThrow();
    }
}
