package dev.k2g.bench;

import dev.k2g.failure.FailedException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Generated RSVPs: messages of some 1.1 kB with ten topics each, as recorded ones are on average, and the records that
 * they become.
 *
 * @param messages one a line
 * @param records what they become, those of messages without an event time left out
 */
record Rsvps(List<String> messages, List<Map<String, Object>> records) {

    static final int TOPICS_EACH = 10;

    private static final String FILLER = "x".repeat(450);

    /**
     * Generates messages, the same ones for the same arguments.
     *
     * @param messages how many
     * @param oneInSoManyWithoutTime how often a message has no event time; 0 for never
     */
    static Rsvps generate(int messages, int oneInSoManyWithoutTime) {
        Random random = new Random(20170319);
        List<String> lines = new ArrayList<>();
        List<Map<String, Object>> records = new ArrayList<>();
        for (int message = 0; message < messages; message++) {
            long member = random.nextInt(Math.max(1, messages * 7 / 10));
            long time = 1_490_000_000_000L + random.nextInt(10_000) * 60_000L;
            boolean hasTime = oneInSoManyWithoutTime == 0 || message % oneInSoManyWithoutTime != 7;
            List<String> topics = new ArrayList<>();
            for (int topic = 0; topic < TOPICS_EACH; topic++) {
                String name = "Group topic " + random.nextInt(2_000);
                topics.add("{\"urlkey\":\"" + name.replace(' ', '-') + "\",\"topic_name\":\"" + name + "\"}");
                if (hasTime) {
                    records.add(Map.of("member_id", member, "time", time, "group_topic_name", name));
                }
            }
            lines.add("{\"visibility\":\"public\",\"response\":\"yes\",\"guests\":0,\"member\":{\"member_id\":" + member
                    + ",\"photo\":\"" + FILLER + "\"},\"event\":{\"event_name\":\"An event\""
                    + (hasTime ? ",\"time\":" + time : "") + "},\"group\":{\"group_topics\":["
                    + String.join(",", topics) + "],\"group_city\":\"Berlin\"}}");
        }
        return new Rsvps(lines, records);
    }

    /** Writes the messages to a file. */
    Path write(Path file) {
        return write(file, messages);
    }

    /** Writes the records to a file as the RSVP recipe's mapping would, one a line. */
    Path writeRecords(Path file) {
        return write(
                file,
                records.stream()
                        .map(record -> "{\"member_id\":" + record.get("member_id") + ",\"time\":" + record.get("time")
                                + ",\"group_topic_name\":\"" + record.get("group_topic_name") + "\"}")
                        .toList());
    }

    private static Path write(Path file, List<String> lines) {
        try {
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new FailedException(file + " cannot be written: " + e.getMessage() + ".", "Make room there.", e);
        }
    }
}
