package dev.k2g.migrate;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.migrate.Migration.Dropped;
import dev.k2g.migrate.Migration.KeyChange;
import dev.k2g.sinkconfig.PollSize;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.SinkProperty;
import dev.k2g.yaml.Nearest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes one configuration current. */
final class Migrator {

    private static final String CLASS = SinkProperty.CONNECTOR_CLASS.key();

    private final GivenConfig given;
    private final Map<String, String> config = new LinkedHashMap<>();
    private final List<KeyChange> changes = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();

    Migrator(GivenConfig given) {
        this.given = given;
    }

    Migration migrate() {
        boolean legacy = dialect() == Dialect.LEGACY;
        given.config().forEach((key, value) -> {
            if (legacy) {
                property(key, value);
            } else {
                config.put(key, value);
            }
        });
        if (legacy) {
            keepOldDefaults();
            limitPolls();
        }
        config.replaceAll(this::withoutSecret);
        List<String> notes = new MigrationNotes(given.config(), config)
                .all(legacy, changes.stream().anyMatch(change -> change.why().equals(MigrationNotes.SECRET)));
        return new Migration(given.name(), config, !legacy, changes, dropped, notes);
    }

    private Dialect dialect() {
        String connectorClass = given.config().getOrDefault(CLASS, "");
        return Dialect.of(connectorClass)
                .orElseThrow(() -> new InvalidInputException(
                        connectorClass.isEmpty()
                                ? "The configuration has no connector.class."
                                : "The connector " + given.name() + " is not a Neo4j sink: its class is "
                                        + connectorClass + ".",
                        "The class of an old Neo4j sink is " + Dialect.LEGACY.connectorClass() + "."));
    }

    private void property(String key, String value) {
        Optional<LegacyKey> known = LegacyKey.of(key);
        if (key.equals(CLASS)) {
            change(key, CLASS, Dialect.CURRENT.connectorClass(), "The sink has another class since 5.1.");
        } else if (known.isPresent()) {
            known(known.get(), key, value);
        } else if (key.startsWith(SinkProperty.OF_THE_SINK) && !LegacyKey.isSuccessor(key)) {
            String nearest = Nearest.hint(key, LegacyKey.names());
            dropped.add(new Dropped(key, "No release of the sink has such a property" + nearest + "."));
        } else {
            config.putIfAbsent(key, value);
        }
    }

    private void known(LegacyKey known, String key, String value) {
        Optional<String> successor = known.successorOf(key);
        if (successor.isEmpty()) {
            dropped.add(new Dropped(key, known.why()));
            return;
        }
        LegacyValue current = LegacyValue.of(known.form(), value);
        String why = Stream.of(
                        successor.get().equals(key) ? "" : "It has another name since 5.1.", known.why(), current.why())
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
        if (why.isEmpty()) {
            config.put(key, value);
        } else {
            change(key, successor.get(), current.text(), why);
        }
    }

    private void change(String key, String becomes, String value, String why) {
        config.put(becomes, value);
        changes.add(new KeyChange(key, becomes, why));
    }

    /** Where a default has changed that a connection depends on. */
    private void keepOldDefaults() {
        if (!config.containsKey(SinkProperty.URI.key())) {
            setOldDefault(
                    SinkProperty.URI,
                    "bolt://localhost:7687",
                    "It was not set, which meant this address; it must be set now.");
        }
        boolean encrypted = "true".equalsIgnoreCase(config.get(SinkProperty.ENCRYPTED.key()));
        if (encrypted && !config.containsKey(SinkProperty.TRUST_STRATEGY.key())) {
            setOldDefault(
                    SinkProperty.TRUST_STRATEGY,
                    "TRUST_ALL_CERTIFICATES",
                    "It was not set, which meant to trust every certificate; now that means the system's authorities. Remove"
                            + " it if one of those has signed the server's certificate: that is safer.");
        }
    }

    /** What 1.0.9 did in one transaction, or not at all, is done record by record now when one of them is bad. */
    private void limitPolls() {
        if (PollSize.tooLarge(config, Dialect.CURRENT).isEmpty()) {
            return;
        }
        String why =
                "After one bad record each record of its poll is written alone now; a larger poll takes longer on a slow"
                        + " link than Kafka lets a task be silent.";
        setOldDefault(SinkProperty.MAX_POLL_RECORDS, PollSize.RECOMMENDED, why);
        if (PollSize.isMore(config.getOrDefault(SinkProperty.BATCH_SIZE.key(), ""))) {
            String batch = SinkProperty.BATCH_SIZE.key();
            changes.removeIf(change -> change.becomes().equals(batch));
            change(
                    SinkProperty.BATCH_SIZE.key(Dialect.LEGACY).orElseThrow(),
                    batch,
                    PollSize.RECOMMENDED,
                    "It has another name since 5.1. A batch holds no more than a poll brings.");
        }
    }

    private void setOldDefault(SinkProperty property, String value, String why) {
        change(property.key(Dialect.LEGACY).orElseThrow(), property.key(), value, why);
    }

    private String withoutSecret(String key, String value) {
        Optional<String> placeholder = SecretPlaceholder.of(key, value);
        if (placeholder.isPresent()) {
            changes.add(new KeyChange(key, key, MigrationNotes.SECRET));
            return placeholder.get();
        }
        String address = SinkProperty.CYPHER.is(key) ? value : SecretPlaceholder.withoutCredentials(value);
        if (!address.equals(value)) {
            changes.add(new KeyChange(
                    key, key, "The credentials in its address are left out: say them in properties of their own."));
        }
        return address;
    }
}
