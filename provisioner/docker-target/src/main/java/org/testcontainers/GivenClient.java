package org.testcontainers;

import com.github.dockerjava.api.DockerClient;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The client that Testcontainers finds, without what it does on its first use: it starts a container that removes every
 * other when this process ends, and inside a container one more to find its own address. Here, because the fields that
 * this needs are visible in this package only (2.0.5).
 */
public final class GivenClient {

    private GivenClient() {}

    /**
     * Finds an engine as Testcontainers does, and gives all its containers the client.
     *
     * @throws IllegalStateException when there is none
     */
    public static synchronized DockerClient find() {
        DockerClientFactory factory = DockerClientFactory.instance();
        if (factory.client == null) {
            List<DockerClientProviderStrategy> strategies = new ArrayList<>();
            ServiceLoader.load(DockerClientProviderStrategy.class).forEach(strategies::add);
            factory.strategy = DockerClientProviderStrategy.getFirstValidStrategy(strategies);
            factory.client = factory.strategy.getDockerClient();
        }
        return factory.client;
    }
}
