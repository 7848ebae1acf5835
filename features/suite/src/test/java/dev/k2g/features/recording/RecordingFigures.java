package dev.k2g.features.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a correct pipeline makes of a recording, counted without jq, Kafka or a graph.
 *
 * @param lines all lines, blank ones included
 * @param blank blank lines
 * @param messages lines that hold a message
 * @param mapped records: one for each topic of each message's group
 * @param rejected records whose time is null
 * @param sent records with a time
 * @param members distinct member ids in the sent records
 * @param groupTopics distinct topic names in the sent records
 * @param relationships distinct sent records
 * @param canoeing what the Canoeing query answers, without its limit: topic name and count
 */
record RecordingFigures(
        int lines,
        int blank,
        int messages,
        int mapped,
        int rejected,
        int sent,
        int members,
        int groupTopics,
        int relationships,
        List<TopicCount> canoeing) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A row of the Canoeing query. */
    record TopicCount(String topic, long count) {}

    private record SentRecord(long member, long time, String topic) {}

    static RecordingFigures of(String recording) {
        List<String> lines = recording.lines().toList();
        List<JsonNode> messages = lines.stream()
                .filter(line -> !line.isEmpty())
                .map(RecordingFigures::parse)
                .toList();
        List<SentRecord> sent = new ArrayList<>();
        int rejected = 0;
        for (JsonNode message : messages) {
            JsonNode time = message.at("/event/time");
            for (JsonNode topic : message.at("/group/group_topics")) {
                if (time.isMissingNode()) {
                    rejected++;
                } else {
                    sent.add(new SentRecord(
                            message.at("/member/member_id").longValue(),
                            time.longValue(),
                            topic.path("topic_name").textValue()));
                }
            }
        }
        Set<SentRecord> distinct = new HashSet<>(sent);
        return new RecordingFigures(
                lines.size(),
                lines.size() - messages.size(),
                messages.size(),
                sent.size() + rejected,
                rejected,
                sent.size(),
                (int) sent.stream().map(SentRecord::member).distinct().count(),
                (int) sent.stream().map(SentRecord::topic).distinct().count(),
                distinct.size(),
                canoeing(distinct));
    }

    /** Each way from Canoeing by a member to another topic counts, as in the query. */
    private static List<TopicCount> canoeing(Set<SentRecord> relationships) {
        Map<Long, List<SentRecord>> byMember =
                relationships.stream().collect(Collectors.groupingBy(SentRecord::member));
        Map<String, Long> counts = new TreeMap<>();
        byMember.values().forEach(ofOneMember -> {
            long canoeing = ofOneMember.stream()
                    .filter(record -> record.topic().equals("Canoeing"))
                    .count();
            ofOneMember.stream()
                    .filter(record -> canoeing > 0 && !record.topic().equals("Canoeing"))
                    .forEach(record -> counts.merge(record.topic(), canoeing, Long::sum));
        });
        return counts.entrySet().stream()
                .map(entry -> new TopicCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(TopicCount::count).reversed().thenComparing(TopicCount::topic))
                .toList();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
