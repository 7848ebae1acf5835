package dev.k2g.recipe;

import dev.k2g.sinkmodel.CypherStrategy;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.TopicStrategy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A sink connector that should run.
 *
 * @param name its name in Connect
 * @param plugin the plugin that it is an instance of
 * @param dialect the dialect that the recipe chooses; by default the plugin that the worker has decides
 * @param consumes what it does with which topic, by the topic's logical name, in the recipe's order; at least one
 * @param deadLetters the logical name of its dead letter topic, if it has one
 * @param tasks how many tasks at most
 * @param onMappingChange what an edited Cypher statement does to the graph that is there
 * @param state whether it runs
 * @param config further connector properties, passed on as they are
 * @param unset keys that k2g sets unless told otherwise, and that this connector is not to have
 */
public record ConnectorSpec(
        String name,
        PluginSpec plugin,
        Optional<Dialect> dialect,
        Map<String, TopicStrategy> consumes,
        Optional<String> deadLetters,
        int tasks,
        OnMappingChange onMappingChange,
        WantedState state,
        Map<String, String> config,
        Set<String> unset) {

    /** One that runs, and has all that k2g sets. */
    public ConnectorSpec(
            String name,
            PluginSpec plugin,
            Optional<Dialect> dialect,
            Map<String, TopicStrategy> consumes,
            Optional<String> deadLetters,
            int tasks,
            OnMappingChange onMappingChange,
            Map<String, String> config) {
        this(
                name,
                plugin,
                dialect,
                consumes,
                deadLetters,
                tasks,
                onMappingChange,
                WantedState.RUNNING,
                config,
                Set.of());
    }

    /** Copies the collections, in their order. */
    public ConnectorSpec {
        consumes = Collections.unmodifiableMap(new LinkedHashMap<>(consumes));
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        unset = Collections.unmodifiableSet(new LinkedHashSet<>(unset));
    }

    /** The Cypher of those topics that have some, by logical name. */
    public Map<String, CypherStrategy> statements() {
        Map<String, CypherStrategy> statements = new LinkedHashMap<>();
        consumes.forEach((topic, strategy) -> strategy.cypher().ifPresent(cypher -> statements.put(topic, cypher)));
        return statements;
    }

    /** The same connector, with these strategies for those of its topics that they are for, by logical name. */
    public ConnectorSpec consuming(Map<String, ? extends TopicStrategy> strategies) {
        Map<String, TopicStrategy> changed = new LinkedHashMap<>(consumes);
        strategies.forEach((topic, strategy) -> changed.replace(topic, strategy));
        return new ConnectorSpec(
                name, plugin, dialect, changed, deadLetters, tasks, onMappingChange, state, config, unset);
    }

    /** The same connector, which runs or does not. */
    public ConnectorSpec in(WantedState wanted) {
        return new ConnectorSpec(
                name, plugin, dialect, consumes, deadLetters, tasks, onMappingChange, wanted, config, unset);
    }

    /** The same connector, without these of the keys that k2g sets unless told otherwise. */
    public ConnectorSpec without(Set<String> keys) {
        return new ConnectorSpec(
                name, plugin, dialect, consumes, deadLetters, tasks, onMappingChange, state, config, keys);
    }

    /** Whether it is there and reads nothing. */
    public boolean isPaused() {
        return state == WantedState.PAUSED;
    }

    /** Whether a connector should run. */
    public enum WantedState {
        /** It runs, and all its tasks do. */
        RUNNING,
        /** It is there and reads nothing. */
        PAUSED
    }

    /** What an edited Cypher statement does to the graph that is there. */
    public enum OnMappingChange {
        /** The change is refused. */
        REFUSE,
        /** Records from now on are written by the new statement. */
        FROM_NOW,
        /** All records of the topic are delivered again. */
        REPLAY,
        /** What the connector wrote is cleared, and all records are delivered again. */
        REBUILD
    }
}
