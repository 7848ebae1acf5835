package dev.k2g.twin;

import dev.k2g.cloud.rights.Right;
import dev.k2g.endpoint.KafkaKey;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.failure.InvalidInputException;
import org.apache.kafka.common.resource.ResourceType;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;

/** What a worker of one's own has on the Kafka of a stack, where the stack's own worker is as well. */
final class TwinWorker {

    /** The {@code group.id} of the stack's own worker: another one of that group would be given its connectors. */
    static final String OWN_GROUP = "k2g-connect";

    private static final String GROUP = "k2g-twin-worker";

    private TwinWorker() {}

    /** Where nobody has said what its group and topics are called. */
    static WorkerKeys usual(KafkaKey worker, KafkaKey connectors) {
        return new WorkerKeys(worker, connectors, GROUP, GROUP + "-configs", GROUP + "-offsets", GROUP + "-status");
    }

    /**
     * As its rights name them.
     *
     * @throws InvalidInputException when they do not, or name those of the stack's own worker
     */
    static WorkerKeys named(Collection<Right> rights, KafkaKey worker, KafkaKey connectors) {
        String group = name(rights, ResourceType.GROUP, "");
        if (group.equals(OWN_GROUP)) {
            throw new InvalidInputException(
                    "The worker's group " + group + " is that of the local target's own worker, on the same Kafka.",
                    "Give it and its three topics other names by the variable worker of terraform/, and print the rights"
                            + " anew with terraform/acls.");
        }
        return new WorkerKeys(
                worker,
                connectors,
                group,
                name(rights, ResourceType.TOPIC, "config"),
                name(rights, ResourceType.TOPIC, "offset"),
                name(rights, ResourceType.TOPIC, "status"));
    }

    private static String name(Collection<Right> rights, ResourceType type, String part) {
        Stream<String> names =
                rights.stream().filter(right -> right.type() == type).map(Right::name);
        return names.filter(name -> name.contains(part))
                .sorted()
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "The worker has no right on a " + type.name().toLowerCase(Locale.ROOT)
                                + (part.isEmpty() ? "." : " with \"" + part + "\" in its name."),
                        "A twin tells a worker's topics by config, offset and status in their names: call them so by the"
                                + " variable worker of terraform/."));
    }
}
