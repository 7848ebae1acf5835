package dev.k2g.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import dev.k2g.failure.K2gException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.images.builder.Transferable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.Checksum;

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
            container.withCopyToContainer(new FilesAtOnce(spec.files(), owner), "/");
        }
        container.withCreateContainerCmdModifier(command -> complete(command, spec));
    }

    /** Volumes as mounts: for binds Testcontainers starts a container that tries them. */
    private static void complete(CreateContainerCmd command, ContainerSpec spec) {
        command.withName(spec.name());
        spec.hostName().ifPresent(name -> command.withHostName(name).withAliases(name));
        HostConfig host = Objects.requireNonNull(command.getHostConfig());
        List<Mount> mounts = new ArrayList<>();
        spec.volumes()
                .forEach((name, path) -> mounts.add(
                        new Mount().withType(MountType.VOLUME).withSource(name).withTarget(path)));
        host.withMounts(mounts);
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

    /** Files on their way into a container, all at once, each readable by its owner only. */
    private record FilesAtOnce(List<ContainerFile> files, ContainerUser owner) implements Transferable {

        private static final int OWNER_READS = 0100400;

        @Override
        public void transferTo(TarArchiveOutputStream archive, String destination) {
            try {
                for (ContainerFile file : files) {
                    byte[] content = file.bytes();
                    TarArchiveEntry entry = new TarArchiveEntry(file.path());
                    entry.setSize(content.length);
                    entry.setMode(OWNER_READS);
                    entry.setIds((int) owner.uid(), (int) owner.gid());
                    archive.putArchiveEntry(entry);
                    archive.write(content);
                    archive.closeArchiveEntry();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long getSize() {
            return files.stream().mapToLong(file -> file.bytes().length).sum();
        }

        /** Testcontainers writes this sum on the container, and a sum of a weak secret would betray it. */
        @Override
        public void updateChecksum(Checksum checksum) {
            checksum.update(files.size());
        }
    }
}
