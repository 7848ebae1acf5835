package dev.k2g.connect;

import java.util.Map;
import java.util.Optional;

/**
 * A connector that is there.
 *
 * @param config its configuration as it is stored: references unresolved, and secrets masked by a service
 * @param status how it and its tasks are, when that is known already
 */
public record LiveConnector(Map<String, String> config, Optional<ConnectorStatus> status) {

    /** Copies the configuration. */
    public LiveConnector {
        config = Map.copyOf(config);
    }
}
