package dev.k2g.docker;

import dev.k2g.docker.engine.ContainerSetup;
import dev.k2g.docker.engine.ContainerSpec;
import dev.k2g.docker.engine.Engine;
import dev.k2g.failure.CancelledException;
import org.testcontainers.containers.GenericContainer;

import java.util.EnumSet;
import java.util.Set;

/** What one start has made, to be undone as a whole, also from a shutdown hook. */
final class StartUndo {

    private final Engine engine;
    private final StackContainers containers;
    private final NetworkAndVolumes resources;
    private final StackNames names;
    private final Set<DockerServer> started = EnumSet.noneOf(DockerServer.class);
    private final Set<DockerServer> volumes = EnumSet.noneOf(DockerServer.class);
    private boolean madeNetwork;
    private boolean undone;

    StartUndo(Engine engine, StackContainers containers, NetworkAndVolumes resources, StackNames names) {
        this.engine = engine;
        this.containers = containers;
        this.resources = resources;
        this.names = names;
    }

    synchronized void createNetwork() {
        requireGoingOn();
        madeNetwork |= resources.createNetwork();
    }

    synchronized void start(DockerServer server, GenericContainer<?> container, ContainerSpec spec, String image) {
        requireGoingOn();
        if (server.data().isPresent() && resources.createVolume(server)) {
            volumes.add(server);
        }
        started.add(server);
        ContainerSetup.start(engine, container, spec, image);
    }

    synchronized boolean started(DockerServer server) {
        return started.contains(server);
    }

    synchronized boolean startedAny() {
        return !started.isEmpty();
    }

    private void requireGoingOn() {
        if (undone) {
            throw new CancelledException("Interrupted while starting.", null);
        }
    }

    /** Removes it all, and lets nothing follow. */
    synchronized void undo() {
        undone = true;
        containers.all().forEach((server, container) -> {
            if (started.contains(server)) {
                containers.containers().remove(container);
            }
        });
        volumes.forEach(server -> resources.removeVolume(names.volume(server)));
        if (madeNetwork) {
            resources.removeNetwork();
        }
        started.clear();
        volumes.clear();
        madeNetwork = false;
    }
}
