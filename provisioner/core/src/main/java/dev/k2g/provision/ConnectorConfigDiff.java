package dev.k2g.provision;

import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Operation;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.cypher.CypherText;
import dev.k2g.secret.Secret;
import dev.k2g.sinkconfig.SinkConfig;
import dev.k2g.sinkmodel.DataFormat;
import dev.k2g.sinkmodel.Dialect;
import dev.k2g.sinkmodel.SinkProperty;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What differs between a connector's wanted and its live configuration. Keys that a worker or a service adds are no
 * difference, nor are white space and comments in Cypher, nor a secret that a service masks; values that may be secret are masked.
 */
final class ConnectorConfigDiff {

    private static final Pattern SECRET_KEY = Pattern.compile(
            "password|secret|token|credential|ticket|jaas|private|api\\.key|cert-files", Pattern.CASE_INSENSITIVE);

    /** What services show instead of a secret. */
    private static final Pattern STARS = Pattern.compile("\\*+");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]+}");

    private ConnectorConfigDiff() {}

    static Change between(String name, Map<String, String> wanted, Optional<Map<String, String>> live) {
        return between(name, wanted, live, Set.of());
    }

    /** @param given the keys that the connector was given; none when that is not known */
    static Change between(
            String name, Map<String, String> wanted, Optional<Map<String, String>> live, Set<String> given) {
        ResourceId id = new ResourceId(ResourceKind.CONNECTOR, name);
        Change change = Change.between(id, wanted, live.map(config -> comparable(config, wanted)));
        List<FieldChange> fields = new ArrayList<>(change.fields());
        Predicate<String> isOwned = isManaged(wanted) ? given::contains : SinkProperty::isOwners;
        live.ifPresent(config -> new TreeMap<>(config).forEach((key, value) -> {
            if (!wanted.containsKey(key) && isOwned.test(key) && !DataFormat.isUnread(key, wanted)) {
                fields.add(new FieldChange(key, value, null));
            }
        }));
        boolean onlyUnset = change.operation() == Operation.NONE && !fields.isEmpty();
        return new Change(
                id,
                onlyUnset ? Operation.UPDATE : change.operation(),
                fields.stream().map(field -> masked(field, !isManaged(wanted))).toList());
    }

    /** Whether it is for a service. That shows its defaults too: what its owner has set, only its owner knows. */
    static boolean isManaged(Map<String, String> wanted) {
        return Dialect.MANAGED.isThatOf(wanted);
    }

    /**
     * The same change, with a password that is another one than the connector was given.
     *
     * @param reference what the connector is given: a reference, or for a service the password itself
     */
    static Change withChangedSecret(Change change, String reference) {
        if (change.operation() == Operation.CREATE) {
            return change;
        }
        List<FieldChange> fields = new ArrayList<>(change.fields());
        fields.add(new FieldChange(SinkProperty.PASSWORD.key(), Secret.MASK, Secret.MASK));
        return new Change(
                        change.resource(),
                        Operation.UPDATE,
                        fields,
                        change.notes(),
                        change.obstacle(),
                        change.deletion())
                .withNote(
                        REFERENCE.matcher(reference).matches()
                                ? "The password behind " + reference + " is another one than the connector was given."
                                : "The password, or the secret of the API key, is another one than the connector was"
                                        + " given.");
    }

    /** Whether a live connector's Cypher for a topic is to be another one, be it under another key in another dialect. */
    static boolean changesCypher(Change change) {
        Map<String, String> before = statements(change, FieldChange::before);
        Map<String, String> after = statements(change, FieldChange::after);
        before.keySet().retainAll(after.keySet());
        return before.entrySet().stream()
                .anyMatch(statement -> !CypherEquivalence.areSame(
                        CypherText.withoutFinalSemicolons(statement.getValue()),
                        CypherText.withoutFinalSemicolons(after.getOrDefault(statement.getKey(), ""))));
    }

    private static Map<String, String> statements(Change change, Function<FieldChange, @Nullable String> side) {
        Map<String, String> statements = new TreeMap<>();
        change.fields().stream()
                .filter(field -> SinkProperty.CYPHER.is(field.field()))
                .forEach(field -> Optional.ofNullable(side.apply(field))
                        .ifPresent(value -> statements.putAll(SinkConfig.cypherByTopic(field.field(), value))));
        return statements;
    }

    /** The live configuration, with the wanted text for each value that means the same or does not tell. */
    private static Map<String, String> comparable(Map<String, String> live, Map<String, String> wanted) {
        Map<String, String> comparable = new TreeMap<>(live);
        comparable.replaceAll((key, value) -> {
            String other = wanted.get(key);
            boolean isSame = other != null
                    && (SinkProperty.CYPHER.is(key) && areSame(key, value, other)
                            || isSecret(key) && STARS.matcher(value).matches());
            return isSame ? other : value;
        });
        return comparable;
    }

    private static boolean isSecret(String key) {
        return SECRET_KEY.matcher(key).find() && !SinkProperty.CYPHER.is(key);
    }

    private static boolean areSame(String key, String live, String wanted) {
        Map<String, String> before = SinkConfig.statements(key, live);
        Map<String, String> after = SinkConfig.statements(key, wanted);
        return before.keySet().equals(after.keySet())
                && before.entrySet().stream()
                        .allMatch(statement -> CypherEquivalence.areSame(
                                statement.getValue(), after.getOrDefault(statement.getKey(), "")));
    }

    /** A reference says where a secret is, except for a service, which is given secrets themselves. */
    private static FieldChange masked(FieldChange field, boolean references) {
        return isSecret(field.field())
                ? new FieldChange(field.field(), masked(field.before(), references), masked(field.after(), references))
                : field;
    }

    private static @Nullable String masked(@Nullable String value, boolean references) {
        return value == null || references && REFERENCE.matcher(value).matches() ? value : Secret.MASK;
    }
}
