package dev.k2g.docker.worker;

import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.WorkerNames;
import dev.k2g.failure.K2gException;
import dev.k2g.kafka.Kafka;
import dev.k2g.recipe.Recipe;

import java.util.Optional;
import java.util.Set;

/** Group and topics that a recipe's worker had by an earlier default: one that is started anew keeps them, and what it knows. */
public final class KeptNames {

    /** Under which Connect's config topic has a connector. */
    private static final String CONNECTOR = "connector-";

    private KeptNames() {}

    /**
     * Those in whose config topic a connector of the recipe is; empty when the recipe's own are in use already, or this key
     * may not look.
     *
     * @param kafka with the worker's key
     */
    public static Optional<WorkerNames> of(KafkaEndpoint kafka, Recipe recipe) {
        try (Kafka client = Kafka.connect(kafka)) {
            Set<String> topics = client.topics().names();
            return topics.contains(WorkerNames.ofRecipe(recipe.name()).configTopic())
                    ? Optional.empty()
                    : WorkerNames.former().stream()
                            .filter(names -> topics.contains(names.configTopic()))
                            .filter(names -> hasConnectorOf(recipe, client, names.configTopic()))
                            .findFirst();
        } catch (K2gException e) {
            return Optional.empty(); // what keeps this key from looking keeps it from working there
        }
    }

    private static boolean hasConnectorOf(Recipe recipe, Kafka client, String configTopic) {
        Set<String> keys = client.compacted(configTopic).read().keySet();
        return recipe.connectors().values().stream().anyMatch(connector -> keys.contains(CONNECTOR + connector.name()));
    }
}
