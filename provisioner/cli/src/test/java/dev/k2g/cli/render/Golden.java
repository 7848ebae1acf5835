package dev.k2g.cli.render;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Expected output, kept in files. */
final class Golden {

    private Golden() {}

    static String file(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
