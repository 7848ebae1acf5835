package dev.k2g.docker.image;

import java.util.List;
import java.util.Optional;

/**
 * An image of Connect with a sink in it, as the engine has it.
 *
 * @param tag its name with its tag
 * @param id the engine's id of it, {@code sha256:…}
 * @param digest what a registry calls it; empty until it was pushed
 * @param bytes its size, with its base image
 * @param contentHash of what it was made
 * @param baseId the engine's id of the image that it was made from
 * @param plugins the connectors in it
 */
public record ConnectImage(
        String tag,
        String id,
        Optional<String> digest,
        long bytes,
        String contentHash,
        String baseId,
        List<FoundPlugin> plugins) {}
