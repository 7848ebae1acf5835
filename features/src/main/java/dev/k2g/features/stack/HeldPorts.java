package dev.k2g.features.stack;

import dev.k2g.endpoint.Endpoints;
import dev.k2g.stack.files.PortClaims;
import dev.k2g.stack.files.UserCache;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** Keeps the ports of a stack from being given to another one while a server of it is away. */
final class HeldPorts {

    private @Nullable PortClaims claims;

    /** Before the server goes. */
    void hold(Endpoints endpoints) {
        release();
        try {
            PortClaims held = PortClaims.in(UserCache.directory());
            held.hold(URI.create("kafka://" + endpoints.kafka().bootstrapServers())
                    .getPort());
            held.hold(endpoints.connect().uri().getPort());
            held.hold(endpoints.neo4j().uri().getPort());
            claims = held;
        } catch (IOException e) {
            throw new UncheckedIOException("The ports of the stack cannot be held.", e);
        }
    }

    /** Right before the stack starts again and claims them itself. */
    void release() {
        PortClaims held = claims;
        claims = null;
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                throw new UncheckedIOException("The ports of the stack cannot be given up.", e);
            }
        }
    }
}
