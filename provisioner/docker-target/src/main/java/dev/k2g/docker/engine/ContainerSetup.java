package dev.k2g.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import dev.k2g.failure.K2gException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes a container of Testcontainers what a {@link ContainerSpec} says, and starts it. */
public final class ContainerSetup {

    private ContainerSetup() {}

    /**
     * Creates and starts a container, and leaves the waiting to the caller. It outlives this process.
     *
     * @throws K2gException when the engine refuses; then there is no such container
     */
    public static void start(Engine engine, GenericContainer<?> container, ContainerSpec spec, String image) {
        try {
            apply(engine, container, spec, image);
            container.start();
        } catch (RuntimeException e) {
            throw EngineFailures.explain("The container " + spec.name() + " cannot be started", e);
        }
    }

    private static void apply(Engine engine, GenericContainer<?> container, ContainerSpec spec, String image) {
        container.setExposedPorts(List.of());
        container.setPortBindings(spec.ports().entrySet().stream()
                .map(port -> "127.0.0.1:" + port.getValue() + ":" + port.getKey())
                .toList());
        container.withEnv(spec.environment());
        container.withLabels(spec.labels());
        container.withNetworkMode(spec.network());
        container.withReuse(true);
        container.waitingFor(new NoWait());
        container.withStartupCheckStrategy(new NoCheck());
        if (!spec.command().isEmpty()) {
            container.withCommand(spec.command().toArray(String[]::new));
        }
        if (!spec.files().isEmpty()) {
            ContainerUser owner = ContainerUser.of(engine.client(), image, spec.user());
            container.withCopyToContainer(new ContainerFiles(spec.files(), owner), "/");
        }
        container.withCreateContainerCmdModifier(command -> complete(command, spec));
    }

    /** Volumes as mounts: for binds Testcontainers starts a container that tries them. */
    private static void complete(CreateContainerCmd command, ContainerSpec spec) {
        command.withName(spec.name());
        spec.hostName().ifPresent(name -> command.withHostName(name).withAliases(name));
        HostConfig host = Objects.requireNonNull(command.getHostConfig());
        host.withMounts(
                spec.volumes().entrySet().stream().map(volume -> mount(volume)).toList());
    }

    private static Mount mount(Map.Entry<String, String> volume) {
        return new Mount()
                .withType(MountType.VOLUME)
                .withSource(volume.getKey())
                .withTarget(volume.getValue());
    }

    private static final class NoWait extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {
            // whoever starts it asks the server itself
        }
    }

    private static final class NoCheck extends StartupCheckStrategy {
        @Override
        public boolean waitUntilStartupSuccessful(DockerClient client, String id) {
            return true; // whoever starts it sees why it ended, which Testcontainers would remove
        }

        @Override
        public StartupStatus checkStartupState(DockerClient client, String id) {
            return StartupStatus.SUCCESSFUL;
        }
    }
}
