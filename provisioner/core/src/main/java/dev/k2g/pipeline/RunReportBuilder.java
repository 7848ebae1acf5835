package dev.k2g.pipeline;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.pipeline.RunReport.Addresses;
import dev.k2g.pipeline.RunReport.ResourceChange;
import dev.k2g.pipeline.RunReport.Seconds;
import dev.k2g.pipeline.RunReport.SkippedReplay;
import dev.k2g.pipeline.Sum.Part;
import dev.k2g.plan.Plan;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.replay.ReplaySummary;
import dev.k2g.sinkconfig.DialectSelection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the report of a run together. */
final class RunReportBuilder {

    private RunReportBuilder() {}

    static RunReport of(
            Pipeline pipeline,
            Plan plan,
            FeedReplays replays,
            SinkDelta sinks,
            List<DeadLetterReason> deadLetters,
            Stopwatch stopwatch) {
        Map<FeedSpec, ReplaySummary> summaries = replays.done();
        SinkReport sink = sinks.close(DialectSelection.sinkOf(pipeline.connect()));
        long given = given(pipeline, summaries);
        ReplayCounts replay = ReplayCounts.of(summaries.values());
        Endpoints endpoints = pipeline.endpoints();
        Map<String, List<Map<String, Object>>> queries = queries(pipeline);
        return new RunReport(
                endpoints.target(),
                new TreeMap<>(endpoints.versions()),
                addresses(endpoints),
                changes(plan),
                replay,
                skipped(replays),
                replays.shortfalls(),
                sink,
                deadLetters,
                pipeline.graph().counts(),
                queries,
                sums(replay, given, sink),
                problems(pipeline, summaries, sinks, sink, given, deadLetters),
                new Seconds(
                        stopwatch.of("start"),
                        stopwatch.of("apply"),
                        stopwatch.of("replay"),
                        stopwatch.of("catchUp"),
                        stopwatch.total()));
    }

    private static List<SkippedReplay> skipped(FeedReplays replays) {
        return replays.skipped().entrySet().stream()
                .map(entry -> new SkippedReplay(
                        entry.getKey().name(),
                        entry.getValue().sent(),
                        entry.getValue().at()))
                .toList();
    }

    static Addresses addresses(Endpoints endpoints) {
        return new Addresses(
                endpoints.kafka().bootstrapServers(),
                endpoints.connect().uri(),
                endpoints.neo4j().uri(),
                endpoints.neo4j().browser().map(Object::toString).orElse(""));
    }

    static List<ResourceChange> changes(Plan plan) {
        return plan.changes().stream()
                .map(change -> new ResourceChange(
                        change.resource().kind().label(),
                        change.resource().name(),
                        change.operation().name()))
                .toList();
    }

    private static Map<String, List<Map<String, Object>>> queries(Pipeline pipeline) {
        Map<String, List<Map<String, Object>>> queries = new LinkedHashMap<>();
        pipeline.recipe()
                .queries()
                .keySet()
                .forEach(name -> queries.put(name, pipeline.query(name).asMaps()));
        return queries;
    }

    /** How many records the connectors were given: a topic that two of them read counts twice. */
    private static long given(Pipeline pipeline, Map<FeedSpec, ReplaySummary> summaries) {
        return summaries.entrySet().stream()
                .mapToLong(entry -> entry.getValue().sent() * readers(pipeline, entry.getKey()))
                .sum();
    }

    private static long readers(Pipeline pipeline, FeedSpec feed) {
        String topic = pipeline.recipe().topicOf(feed).name();
        return pipeline.sinks().stream()
                .filter(sink -> sink.topics().contains(topic))
                .count();
    }

    private static List<RunProblem> problems(
            Pipeline pipeline,
            Map<FeedSpec, ReplaySummary> summaries,
            SinkDelta sinks,
            SinkReport sink,
            long given,
            List<DeadLetterReason> deadLetters) {
        Map<String, Long> perhapsExpired = sinks.perhapsExpired();
        Map<String, Long> oldest = new TreeMap<>();
        summaries.forEach((feed, summary) -> summary.oldestTimestamp()
                .ifPresent(time -> oldest.merge(pipeline.recipe().topicOf(feed).name(), time, Math::min)));
        List<RunProblem> problems = new ArrayList<>(RunProblems.expired(
                sink, perhapsExpired, pipeline.kafka().topics().describe(perhapsExpired.keySet()), oldest));
        if (RunProblems.hasOnlyDeadLetters(given, sink)) {
            problems.add(RunProblems.deadLetters(sink, deadLetterTopic(sinks), deadLetters));
        }
        return problems;
    }

    private static String deadLetterTopic(SinkDelta sinks) {
        return sinks.deadLetterEnds().firstKey().topic();
    }

    private static List<Sum> sums(ReplayCounts replay, long given, SinkReport sink) {
        return List.of(
                Sum.of(
                        "lines",
                        replay.lines(),
                        new Part("messages", replay.messages()),
                        new Part("blank", replay.blank()),
                        new Part("rejected", replay.rejectedLines())),
                Sum.of(
                        "mapped records",
                        replay.mapped(),
                        new Part("sent", replay.sent()),
                        new Part("rejected", replay.rejected())),
                Sum.of(
                        "records given to the sink",
                        given,
                        new Part("delivered", sink.delivered()),
                        new Part("dead-lettered", sink.deadLettered()),
                        new Part("expired", sink.expired()),
                        new Part("lag", sink.lag())));
    }
}
