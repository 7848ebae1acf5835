package dev.k2g.features.recording;

import dev.k2g.features.recording.Rsvp.Event;
import dev.k2g.features.recording.Rsvp.Venue;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** The groups' events: some without a venue, ids that look like numbers and ids that do not. */
final class Events {

    /** 2021-06-14, midnight UTC, in epoch milliseconds. */
    private static final long FIRST_DAY = 1_623_628_800_000L;

    private static final long HOUR = 3_600_000L;

    private final Random random;
    private final Map<String, List<Event>> byGroup = new LinkedHashMap<>();

    Events(Random random, Cast cast) {
        this.random = random;
        for (Cast.Group group : cast.groups()) {
            byGroup.put(
                    group.name(),
                    group.events().stream()
                            .map(name -> event(name, group, cast.cityOf(group)))
                            .toList());
        }
    }

    Event oneOf(Cast.Group group) {
        List<Event> events = Optional.ofNullable(byGroup.get(group.name())).orElseThrow();
        return events.get(random.nextInt(events.size()));
    }

    Event undated(String name) {
        return new Event(name, id(), OptionalLong.empty(), Optional.empty());
    }

    private Event event(String name, Cast.Group group, Cast.City city) {
        long time = FIRST_DAY + 24 * HOUR * random.nextInt(28) + HOUR * (8 + random.nextInt(12));
        List<String> places = group.places();
        boolean noVenue = places.isEmpty() || random.nextInt(7) == 0;
        Optional<Venue> venue =
                noVenue ? Optional.empty() : Optional.of(venue(places.get(random.nextInt(places.size())), city));
        return new Event(name, id(), OptionalLong.of(time), venue);
    }

    private Venue venue(String name, Cast.City city) {
        long id = 1_000_000L + random.nextInt(26_000_000);
        return random.nextInt(4) == 0
                ? new Venue(name, id, BigDecimal.ZERO, BigDecimal.ZERO)
                : new Venue(name, id, near(city.lat()), near(city.lon()));
    }

    private BigDecimal near(BigDecimal coordinate) {
        return coordinate.add(BigDecimal.valueOf(random.nextInt(80_000) - 40_000, 6));
    }

    private String id() {
        if (random.nextInt(3) > 0) {
            return String.valueOf(270_000_000 + random.nextInt(8_000_000));
        }
        StringBuilder id = new StringBuilder();
        while (id.length() < 12) {
            id.append((char) ('a' + random.nextInt(26)));
        }
        return id.toString();
    }
}
