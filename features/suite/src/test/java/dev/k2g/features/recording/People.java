package dev.k2g.features.recording;

import dev.k2g.features.recording.Rsvp.Member;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The members: each lives in one city and may answer several groups there. */
final class People {

    /** Two members that become one where an id goes through a 64-bit floating-point number. */
    private static final List<Long> LARGE_IDS = List.of(9_007_199_254_740_992L, 9_007_199_254_740_993L);

    private final Random random;
    private final List<String> names;
    private final Deque<Long> largeIds = new ArrayDeque<>(LARGE_IDS);
    private final Map<String, List<Member>> byCity = new HashMap<>();
    private int named;

    People(Random random, Cast cast) {
        this.random = random;
        names = new ArrayList<>(cast.members());
        Collections.shuffle(names, random);
    }

    /** Somebody of this city, perhaps one who has answered before. */
    Member of(String city) {
        List<Member> there = byCity.computeIfAbsent(city, key -> new ArrayList<>());
        if (!there.isEmpty() && random.nextInt(100) < 40) {
            return there.get(random.nextInt(there.size()));
        }
        Member member = named(names.get(named++ % names.size()));
        there.add(member);
        return member;
    }

    /** A new member of this name, who lives nowhere. */
    Member named(String name) {
        boolean photo = random.nextInt(14) > 0;
        int network = random.nextInt(24);
        Optional<String> elsewhere = switch (network) {
            case 0 -> Optional.of("twitter");
            case 1 -> Optional.of("facebook");
            default -> Optional.empty();
        };
        return new Member(id(), name, photo, elsewhere);
    }

    private long id() {
        return named > 20 && !largeIds.isEmpty() ? largeIds.removeFirst() : 1_000_000L + random.nextInt(330_000_000);
    }
}
