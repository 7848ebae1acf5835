package dev.k2g.features.recording;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The invented groups and people, as {@code groups.yaml} lists them.
 *
 * @param cities by a short name
 * @param groups all groups
 * @param paddlers who answers the groups that mention canoeing
 * @param undecided who answers an event that has no time
 * @param members names for everybody else
 */
record Cast(
        Map<String, City> cities,
        List<Group> groups,
        List<Paddler> paddlers,
        List<Undecided> undecided,
        List<String> members) {

    /** A city; {@code state} is absent where the stream has none. */
    record City(String city, String country, @Nullable String state, BigDecimal lat, BigDecimal lon) {}

    /** A group; {@code rsvps} is how many random answers it gets. */
    record Group(
            String name,
            @JsonProperty("city") String cityKey,
            int rsvps,
            List<String> topics,
            List<String> events,
            @Nullable List<String> venues) {

        List<String> places() {
            return venues == null ? List.of() : venues;
        }
    }

    /** Somebody who canoes: one answer for each of the groups. */
    record Paddler(
            String member, List<String> groups, @Nullable String again) {

        /** Whether the first answer comes several times, each time another one. */
        boolean changesMind() {
            return "other answers".equals(again);
        }

        /** Whether the first answer's line comes twice, byte for byte. */
        boolean comesTwice() {
            return "same line".equals(again);
        }
    }

    /** An answer to an event without a time. */
    record Undecided(String member, String group, String event) {}

    static Cast read() {
        try (InputStream in = Objects.requireNonNull(Cast.class.getResourceAsStream("groups.yaml"))) {
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build()
                    .readValue(in, Cast.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    City cityOf(Group group) {
        return Optional.ofNullable(cities.get(group.cityKey())).orElseThrow();
    }

    Group group(String name) {
        return groups.stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("groups.yaml has no group " + name));
    }
}
