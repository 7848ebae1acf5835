package dev.k2g.cloud.targetfile;

import dev.k2g.endpoint.AuraAccess;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.secret.Secret;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a target file says, with every reference replaced.
 *
 * @param file where it was read from
 * @param endpoints what can be reached
 * @param parameters other values for parameters of the recipe, by name
 * @param aura how to wake the instance, where the file says so
 * @param kafkaKey the key with which k2g itself works, and whose it is where the file says so
 * @param worker the keys of a worker of one's own and of its connectors, where the file says so; names as far as it has
 * @param readableByAll the files with its secrets that everybody on this machine may read
 */
public record TargetFile(
        Path file,
        Endpoints endpoints,
        Map<String, String> parameters,
        Optional<AuraAccess> aura,
        KafkaKey kafkaKey,
        Optional<WorkerKeys> worker,
        List<Path> readableByAll) {

    /** Copies map and list. */
    public TargetFile {
        parameters = Map.copyOf(parameters);
        readableByAll = List.copyOf(readableByAll);
    }

    /** Every secret in it. */
    public List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>(endpoints.secrets());
        aura.ifPresent(access -> secrets.add(access.client().password()));
        worker.ifPresent(keys ->
                secrets.addAll(List.of(keys.worker().secret(), keys.connectors().secret())));
        return secrets;
    }
}
