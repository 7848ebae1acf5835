package dev.k2g.features.recording;

import dev.k2g.features.recording.Rsvp.Event;
import dev.k2g.features.recording.Rsvp.Member;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes the recording: always the same one, with every irregularity that the real stream had. */
public final class RsvpRecording {

    private static final long SEED = 20210524;

    /** 2021-06-12, 12:00 UTC, in epoch milliseconds. */
    private static final long BEGIN = 1_623_499_200_000L;

    /** So that ids pass 2^31 within the recording. */
    private static final long FIRST_RSVP_ID = 2_147_483_500L;

    /** After these messages the stream sends a blank line. */
    private static final Set<Integer> BLANK_LINES_AFTER = Set.of(12, 77, 78, 151);

    private final Random random = new Random(SEED);
    private final Cast cast = Cast.read();
    private final Events events = new Events(random, cast);
    private final People people = new People(random, cast);

    private RsvpRecording() {}

    private enum Repeat {
        NEVER,
        SAME_LINE,
        OTHER_ANSWER,
        THREE_OTHER_ANSWERS
    }

    private record Answer(Member member, Cast.Group group, Event event, Repeat repeat) {}

    private record Arrival(Rsvp rsvp, Repeat repeat) {}

    /**
     * Writes the recording.
     *
     * @param args the file, {@code features/meetup-rsvp/rsvps.ndjson}
     */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]), text());
    }

    /** The whole recording; every line ends with a newline. */
    static String text() {
        return new RsvpRecording().write();
    }

    private String write() {
        List<Answer> answers = new ArrayList<>();
        cast.groups().forEach(group -> answers.addAll(answersTo(group)));
        cast.paddlers().forEach(paddler -> answers.addAll(answersOf(paddler)));
        cast.undecided()
                .forEach(undecided -> answers.add(new Answer(
                        people.named(undecided.member()),
                        cast.group(undecided.group()),
                        events.undated(undecided.event()),
                        Repeat.NEVER)));
        Collections.shuffle(answers, random);
        List<Rsvp> sent = withRepeats(arrivals(answers));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sent.size(); i++) {
            text.append(sent.get(i).line()).append('\n').append(BLANK_LINES_AFTER.contains(i) ? "\n" : "");
        }
        return text.toString();
    }

    private List<Answer> answersTo(Cast.Group group) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < group.rsvps(); i++) {
            int chance = random.nextInt(100);
            Repeat repeat = chance < 6 ? Repeat.OTHER_ANSWER : chance < 8 ? Repeat.SAME_LINE : Repeat.NEVER;
            Event event = events.oneOf(group);
            answers.add(new Answer(somebodyNew(event, answers, group), group, event, repeat));
        }
        return answers;
    }

    /** One who has not answered this event: another answer of the same member has the same id. */
    private Member somebodyNew(Event event, List<Answer> before, Cast.Group group) {
        Member member = people.of(group.cityKey());
        boolean answered = before.stream()
                .anyMatch(answer ->
                        answer.member().equals(member) && answer.event().equals(event));
        return answered ? somebodyNew(event, before, group) : member;
    }

    private List<Answer> answersOf(Cast.Paddler paddler) {
        Member member = people.named(paddler.member());
        List<Answer> answers = new ArrayList<>();
        for (String name : paddler.groups()) {
            Cast.Group group = cast.group(name);
            Repeat repeat = !answers.isEmpty()
                    ? Repeat.NEVER
                    : paddler.changesMind()
                            ? Repeat.THREE_OTHER_ANSWERS
                            : paddler.comesTwice() ? Repeat.SAME_LINE : Repeat.NEVER;
            answers.add(new Answer(member, group, events.oneOf(group), repeat));
        }
        return answers;
    }

    /** Ids and times in the order of arrival; times are those of other servers, now and then a few seconds back. */
    private List<Arrival> arrivals(List<Answer> answers) {
        List<Arrival> arrivals = new ArrayList<>();
        long id = FIRST_RSVP_ID;
        long clock = BEGIN;
        for (Answer answer : answers) {
            id += 1 + random.nextInt(3);
            clock += 300 + random.nextInt(2_500);
            long mtime = clock - (random.nextInt(5) == 0 ? random.nextInt(6_000) : 0);
            boolean yes = random.nextInt(4) > 0;
            int guests = random.nextInt(14) == 0 ? 1 + random.nextInt(3) : 0;
            Rsvp rsvp = new Rsvp(
                    answer.member(),
                    answer.group(),
                    cast.cityOf(answer.group()),
                    answer.event(),
                    id,
                    yes,
                    guests,
                    mtime);
            arrivals.add(new Arrival(rsvp, answer.repeat()));
        }
        return arrivals;
    }

    private List<Rsvp> withRepeats(List<Arrival> arrivals) {
        List<Rsvp> sent = new ArrayList<>(arrivals.stream().map(Arrival::rsvp).toList());
        for (Arrival arrival : arrivals) {
            Rsvp rsvp = arrival.rsvp();
            switch (arrival.repeat()) {
                case NEVER -> {}
                case SAME_LINE -> insertLater(sent, rsvp, rsvp, 3);
                case OTHER_ANSWER -> insertLater(sent, rsvp, changed(rsvp), 30);
                case THREE_OTHER_ANSWERS -> {
                    Rsvp latest = rsvp;
                    for (int times = 0; times < 3; times++) {
                        Rsvp next = changed(latest);
                        insertLater(sent, latest, next, 20);
                        latest = next;
                    }
                }
            }
        }
        return sent;
    }

    private Rsvp changed(Rsvp rsvp) {
        return rsvp.changed(4_000 + random.nextInt(60_000));
    }

    private void insertLater(List<Rsvp> sent, Rsvp earlier, Rsvp later, int within) {
        int at = sent.lastIndexOf(earlier) + 1 + random.nextInt(within);
        sent.add(Math.min(at, sent.size()), later);
    }
}
