package dev.k2g.provision;

import dev.k2g.connect.LiveConnector;
import dev.k2g.connect.SinkDialects;
import dev.k2g.failure.CancelledException;
import dev.k2g.failure.K2gException;
import dev.k2g.graph.LiveConstraint;
import dev.k2g.kafka.LiveTopic;
import dev.k2g.kafka.TopicTrial;
import dev.k2g.recipe.ConstraintSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.TopicSpec;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Has all servers asked at once what every plan of a recipe needs, so that a plan waits for the slowest of them and not
 * for one after the other. A failure is thrown when its answer is needed.
 */
final class FactsAhead implements LiveFacts {

    private final LiveFacts facts;
    private final List<String> names;
    private final FutureTask<Map<String, LiveTopic>> topics;
    private final FutureTask<List<LiveConstraint>> constraints;
    private final FutureTask<SinkDialects> dialects;
    private final FutureTask<Map<String, LiveConnector>> connectors;

    private FactsAhead(LiveFacts facts, List<String> names) {
        this.facts = facts;
        this.names = names;
        this.topics = new FutureTask<>(() -> facts.topics(names));
        this.constraints = new FutureTask<>(facts::constraints);
        this.dialects = new FutureTask<>(facts::dialects);
        this.connectors = new FutureTask<>(facts::connectors);
    }

    /** Begins to ask for what this recipe needs. */
    static FactsAhead ask(LiveFacts facts, Recipe recipe) {
        FactsAhead ahead = new FactsAhead(
                facts, recipe.topics().values().stream().map(TopicSpec::name).toList());
        if (!recipe.topics().isEmpty()) {
            start("kafka", ahead.topics);
        }
        if (!recipe.constraints().isEmpty()) {
            start("neo4j", ahead.constraints);
        }
        if (!recipe.connectors().isEmpty()) {
            start("connect", () -> {
                ahead.connectors.run();
                ahead.dialects.run();
            });
        }
        return ahead;
    }

    private static void start(String server, Runnable question) {
        Thread thread = new Thread(question, "k2g-ask-" + server);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Map<String, LiveTopic> topics(Collection<String> wanted) {
        return names.equals(wanted) ? answer(topics) : facts.topics(wanted);
    }

    @Override
    public Map<String, String> refusals(Collection<TopicTrial> trials) {
        return facts.refusals(trials);
    }

    @Override
    public List<LiveConstraint> constraints() {
        return answer(constraints);
    }

    @Override
    public Optional<String> violation(ConstraintSpec constraint) {
        return facts.violation(constraint);
    }

    @Override
    public SortedMap<String, Long> relationships() {
        return facts.relationships();
    }

    @Override
    public SinkDialects dialects() {
        return answer(dialects);
    }

    @Override
    public Map<String, LiveConnector> connectors() {
        return answer(connectors);
    }

    @Override
    public boolean hasWritten(String connector) {
        return facts.hasWritten(connector);
    }

    /** Asks now what was not asked before. */
    private static <T> T answer(FutureTask<T> question) {
        try {
            question.run();
            return question.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof K2gException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("Interrupted while asking the servers what is there.", null, e);
        }
    }
}
