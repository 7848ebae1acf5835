package dev.k2g.state;

import dev.k2g.failure.FailedException;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.LockedException;
import dev.k2g.kafka.CompactedTopic;
import dev.k2g.plan.LogStart;
import dev.k2g.plan.ManagedResource;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The compacted topic in which k2g remembers what it manages for a recipe, with a lock in it. Since it has one
 * partition, all who ask for the lock agree on who was first. It holds no secret.
 *
 * @param topic where the records are
 */
public record StateTopic(CompactedTopic topic) {

    private static final String PREFIX = "k2g-state-";

    /** The name of a recipe's state topic. */
    public static String nameFor(String recipe) {
        return PREFIX + recipe;
    }

    /** Whether a topic is one of these. */
    public static boolean isStateTopic(String topic) {
        return topic.startsWith(PREFIX);
    }

    /**
     * What is managed; nothing when there is no such topic.
     *
     * @throws FailedException when a newer k2g has written it
     */
    public ManagedResources managed() {
        return managed(topic.read());
    }

    private ManagedResources managed(Map<String, String> records) {
        String format = records.get(StateFormat.FORMAT_KEY);
        if (format != null) {
            int version = StateFormat.read(topic.name(), StateFormat.FORMAT_KEY, format, StateFormat.Format.class)
                    .version();
            if (version > StateFormat.VERSION) {
                throw new FailedException(
                        FindingCode.STATE_NEWER,
                        "The state topic " + topic.name() + " has format " + version + ", and this k2g knows formats up"
                                + " to " + StateFormat.VERSION + ".",
                        "Use the version of k2g that applied the recipe last, or a newer one.");
            }
        }
        List<ManagedResource> resources = new ArrayList<>();
        records.forEach(
                (key, value) -> StateFormat.resource(topic.name(), key, value).ifPresent(resources::add));
        return ManagedResources.of(resources).withLogStarts(logStarts(records));
    }

    private Map<String, Map<String, LogStart>> logStarts(Map<String, String> records) {
        Map<String, Map<String, LogStart>> starts = new LinkedHashMap<>();
        records.forEach((key, value) -> {
            if (key.startsWith(StateFormat.LOG_STARTS_PREFIX)) {
                starts.put(
                        key.substring(StateFormat.LOG_STARTS_PREFIX.length()),
                        StateFormat.read(topic.name(), key, value, StateFormat.LogStarts.class)
                                .topics());
            }
        });
        return starts;
    }

    /**
     * Takes the lock, and makes the topic if need be. A lock whose process is gone from this machine is taken over.
     *
     * @throws LockedException when another process has it; the message says which
     */
    public StateLock lock() {
        topic.create();
        String key = StateFormat.LOCK_PREFIX + UUID.randomUUID();
        Map<String, @Nullable String> mine = new LinkedHashMap<>();
        mine.put(StateFormat.FORMAT_KEY, StateFormat.text(new StateFormat.Format(StateFormat.VERSION)));
        mine.put(key, StateFormat.text(LockHolder.here()));
        Map<String, String> records = topic.writeAndRead(mine);
        while (true) {
            Map.Entry<String, LockHolder> first = firstLock(records).orElseThrow(this::broken);
            if (first.getKey().equals(key)) {
                return new StateLock(this, key, managed(records));
            }
            if (!first.getValue().isGone()) {
                forget(List.of(key));
                throw new LockedException(
                        FindingCode.STATE_LOCKED,
                        "The recipe's resources are being changed by " + first.getValue() + ".",
                        "Wait until it is done. If you know that it is not there any more: k2g unlock.");
            }
            forget(List.of(first.getKey()));
            records = topic.read();
        }
    }

    /**
     * Takes the lock from whoever has it.
     *
     * @return those who had it or waited for it
     */
    public List<LockHolder> unlock() {
        Map<String, LockHolder> locks = locks(topic.read());
        forget(locks.keySet());
        return List.copyOf(locks.values());
    }

    /** @throws LockedException when the lock was taken away */
    void requireLock(String key) {
        String first = firstLock(topic.read()).map(Map.Entry::getKey).orElse("");
        if (!first.equals(key)) {
            throw broken();
        }
    }

    void write(Collection<ManagedResource> resources) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        resources.forEach(resource -> values.put(StateFormat.key(resource.id()), StateFormat.value(resource)));
        topic.write(values);
    }

    void writeLogStarts(String connector, Map<String, LogStart> starts) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        values.put(StateFormat.LOG_STARTS_PREFIX + connector, StateFormat.text(new StateFormat.LogStarts(starts)));
        topic.write(values);
    }

    void forgetResource(ResourceId id) {
        forget(
                id.kind() == ResourceKind.CONNECTOR
                        ? List.of(StateFormat.key(id), StateFormat.LOG_STARTS_PREFIX + id.name())
                        : List.of(StateFormat.key(id)));
    }

    void forget(Collection<String> keys) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        keys.forEach(key -> values.put(key, null));
        topic.write(values);
    }

    void delete() {
        topic.delete();
    }

    /** The replays that came to their end, in the order in which they did. */
    public List<CompletedReplay> completedReplays() {
        List<CompletedReplay> replays = new ArrayList<>();
        topic.read().forEach((key, value) -> {
            if (key.startsWith(StateFormat.REPLAY_PREFIX)) {
                replays.add(StateFormat.read(topic.name(), key, value, CompletedReplay.class));
            }
        });
        return replays;
    }

    /**
     * Remembers that a replay came to its end, and forgets those of the same feed into topics that are gone; where the recipe
     * was never applied there is no topic to remember it in. Needs no lock: it is one record, and right whoever writes it.
     *
     * @param topicIds Kafka's ids of the topics that are there
     */
    public void remember(CompletedReplay replay, Set<String> topicIds) {
        if (topic.read().isEmpty()) {
            return;
        }
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        completedReplays().stream()
                .filter(earlier -> earlier.feed().equals(replay.feed())
                        && !topicIds.contains(earlier.what().topic()))
                .forEach(earlier -> values.put(key(earlier), null));
        values.put(key(replay), StateFormat.text(replay));
        topic.write(values);
    }

    /** Forgets that these were replayed: what became of their records is not what was wanted. */
    public void forgetReplays(Collection<CompletedReplay> replays) {
        forget(replays.stream().map(StateTopic::key).toList());
    }

    /** Forgets what was replayed: the graph does not have it any more. */
    public void forgetReplays() {
        List<String> keys = completedReplays().stream().map(StateTopic::key).toList();
        if (!keys.isEmpty()) {
            forget(keys);
        }
    }

    private static String key(CompletedReplay replay) {
        return StateFormat.REPLAY_PREFIX + replay.what().key();
    }

    private LockedException broken() {
        return new LockedException(
                FindingCode.STATE_LOCKED,
                "The lock in the state topic " + topic.name() + " was taken away meanwhile.",
                "Find out who did (k2g unlock does), then apply again.");
    }

    private Optional<Map.Entry<String, LockHolder>> firstLock(Map<String, String> records) {
        return locks(records).entrySet().stream().findFirst();
    }

    private Map<String, LockHolder> locks(Map<String, String> records) {
        Map<String, LockHolder> locks = new LinkedHashMap<>();
        records.forEach((key, value) -> {
            if (key.startsWith(StateFormat.LOCK_PREFIX)) {
                locks.put(key, StateFormat.read(topic.name(), key, value, LockHolder.class));
            }
        });
        return locks;
    }
}
