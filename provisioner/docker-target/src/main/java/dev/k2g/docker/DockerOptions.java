package dev.k2g.docker;

import dev.k2g.docker.engine.ImageName;
import dev.k2g.stack.TargetChoices;

/**
 * What a user may choose about a stack of containers.
 *
 * @param kafka the broker's image, compatible with {@code apache/kafka}
 * @param connect the worker's, compatible with {@code confluentinc/cp-kafka-connect} and with a sink in it
 * @param neo4j the database's, compatible with {@code neo4j}
 */
public record DockerOptions(ImageName kafka, WorkerImageSource connect, ImageName neo4j) {

    /** The environment variable that names the broker's image. */
    public static final String KAFKA = "K2G_KAFKA_IMAGE";

    /** The environment variable that names the database's image. */
    public static final String NEO4J = "K2G_NEO4J_IMAGE";

    private static final String DEFAULT_KAFKA = "apache/kafka:4.3.1";
    private static final String DEFAULT_NEO4J = "neo4j:5.26.30";

    /** What the environment chooses. */
    public static DockerOptions of(TargetChoices choices) {
        return new DockerOptions(
                new ImageName(choices.variable(KAFKA).orElse(DEFAULT_KAFKA), KAFKA),
                WorkerImageSource.of(choices),
                new ImageName(choices.variable(NEO4J).orElse(DEFAULT_NEO4J), NEO4J));
    }
}
