package dev.k2g.docker;

import dev.k2g.docker.engine.ImageName;

import java.util.Map;
import java.util.Optional;

/** The images that tests run: what the settings name, else those of {@code .ci/images/build}. */
public final class TestImages {

    public static final String KAFKA = "K2G_KAFKA_IMAGE";
    public static final String CONNECT_BASE = "K2G_CONNECT_BASE_IMAGE";
    public static final String NEO4J = "K2G_NEO4J_IMAGE";

    private static final Map<String, String> DEFAULTS = Map.of(
            KAFKA, "k2g-ci/kafka:4.3.1",
            CONNECT_BASE, "k2g-ci/connect:4.3.1",
            NEO4J, "k2g-ci/neo4j:5.26.30");

    private TestImages() {}

    /** The image of a setting. */
    public static ImageName of(String setting) {
        String name = Optional.ofNullable(System.getenv(setting))
                .filter(value -> !value.isBlank())
                .orElseGet(() -> DEFAULTS.getOrDefault(setting, ""));
        return new ImageName(name, setting);
    }
}
