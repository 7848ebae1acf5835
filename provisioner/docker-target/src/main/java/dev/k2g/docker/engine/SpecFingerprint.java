package dev.k2g.docker.engine;

import dev.k2g.secret.Secret;
import dev.k2g.secret.SecretFingerprint;

import java.util.TreeMap;
import java.util.stream.Collectors;

/** Changes when a container must be replaced to take up what is said of it now. */
public final class SpecFingerprint {

    private SpecFingerprint() {}

    /**
     * The fingerprint; it stands in a label, and betrays nothing of the files to who has no key.
     *
     * @param image the image's id
     * @param key of the stack
     */
    public static String of(ContainerSpec spec, String image, Secret key) {
        String files = spec.files().stream()
                .map(file -> file.path() + "=" + content(file))
                .sorted()
                .collect(Collectors.joining("\n"));
        String all = String.join(
                "\n",
                image,
                spec.network(),
                spec.command().toString(),
                new TreeMap<>(spec.environment()).toString(),
                new TreeMap<>(spec.ports()).toString(),
                new TreeMap<>(spec.volumes()).toString(),
                files);
        return SecretFingerprint.of(key, "container", Secret.of(all));
    }

    private static String content(ContainerFile file) {
        return file.source().reveal();
    }
}
