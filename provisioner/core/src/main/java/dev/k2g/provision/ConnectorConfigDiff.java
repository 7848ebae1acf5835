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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What differs between a connector's wanted and its live configuration. White space and comments in Cypher are no difference,
 * nor is a secret that a service masks; values that may be secret are masked. A worker adds nothing but the name: every other
 * key is the recipe's, or was added by somebody. A service adds its defaults.
 *
 * @param given the keys that the connector was given; empty when that is not known
 * @param defaults the defaults of a connector class's keys
 */
record ConnectorConfigDiff(Optional<Set<String>> given, Function<String, Map<String, String>> defaults) {

    /** Whatever else somebody may have added: rather too many than one too few. */
    private static final Pattern SECRET_KEY = Pattern.compile(
            "pass|pwd|secret|token|credential|ticket|jaas|private|api.?key|access.?key|cert-files|keystore.key|user.info"
                    + "|auth.*header|authorization",
            Pattern.CASE_INSENSITIVE);

    /** The login in a URL. */
    private static final Pattern LOGIN = Pattern.compile("(://)[^/@\\s]+@");

    /** What no service adds of its own accord. */
    private static final Set<SinkProperty> OWNERS = EnumSet.of(
            SinkProperty.TRANSFORMS,
            SinkProperty.TRANSFORM_SETTINGS,
            SinkProperty.PREDICATES,
            SinkProperty.PREDICATE_SETTINGS);

    /** What services show instead of a secret. */
    private static final Pattern STARS = Pattern.compile("\\*+");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]+}");

    /** Of one of which is not known what it was given, on a worker. */
    static Change between(String name, Map<String, String> wanted, Optional<Map<String, String>> live) {
        return new ConnectorConfigDiff(Optional.empty(), connectorClass -> Map.of()).compare(name, wanted, live);
    }

    /** How the live configuration becomes the wanted one. */
    Change compare(String name, Map<String, String> wanted, Optional<Map<String, String>> live) {
        ResourceId id = new ResourceId(ResourceKind.CONNECTOR, name);
        Change change = Change.between(id, wanted, live.map(config -> comparable(config, wanted)));
        List<FieldChange> fields = new ArrayList<>(change.fields());
        SortedMap<String, String> unwanted = unwanted(wanted, live.orElse(Map.of()));
        unwanted.forEach((key, value) -> fields.add(new FieldChange(key, value, null)));
        boolean onlyUnset = change.operation() == Operation.NONE && !fields.isEmpty();
        Change all = new Change(
                id,
                onlyUnset ? Operation.UPDATE : change.operation(),
                fields.stream().map(field -> masked(field, !isManaged(wanted))).toList());
        return addedByOthers(unwanted.keySet())
                .map(keys -> all.withNote("Not from k2g: " + keys
                        + ". Apply takes away what somebody else has set; to keep it, say it under config."))
                .orElse(all);
    }

    /** What is to go. */
    private SortedMap<String, String> unwanted(Map<String, String> wanted, Map<String, String> live) {
        SortedMap<String, String> unwanted = new TreeMap<>(live);
        unwanted.keySet().removeAll(wanted.keySet());
        unwanted.remove(SinkProperty.NAME.key());
        unwanted.keySet().removeIf(key -> !isGiven(key) && DataFormat.isUnread(key, wanted));
        if (isManaged(wanted)) {
            unwanted.entrySet().removeIf(field -> isServices(field.getKey(), field.getValue()));
            if (!given.orElse(Set.of()).containsAll(unwanted.keySet())) {
                Map<String, String> usual = defaults.apply(Dialect.MANAGED.connectorClass());
                unwanted.entrySet()
                        .removeIf(field -> !isGiven(field.getKey())
                                && !isOwners(field.getKey())
                                && field.getValue().equals(usual.getOrDefault(field.getKey(), field.getValue())));
            }
        }
        return unwanted;
    }

    /** Whether a service has set it, or shows nothing that could be compared. */
    private boolean isServices(String key, String value) {
        return !isGiven(key)
                && (SinkProperty.isOfServiceOnly(key) || STARS.matcher(value).matches());
    }

    private boolean isGiven(String key) {
        return given.filter(keys -> keys.contains(key)).isPresent();
    }

    private static boolean isOwners(String key) {
        return SinkProperty.of(Dialect.MANAGED, key).filter(OWNERS::contains).isPresent();
    }

    private Optional<String> addedByOthers(Set<String> unwanted) {
        return given.map(keys ->
                        unwanted.stream().filter(key -> !keys.contains(key)).collect(Collectors.joining(", ")))
                .filter(keys -> !keys.isEmpty());
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
        return SECRET_KEY.matcher(key).find() && !SinkProperty.CYPHER.is(key); // which ends in a topic's name
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
                : new FieldChange(field.field(), withoutLogin(field.before()), withoutLogin(field.after()));
    }

    private static @Nullable String withoutLogin(@Nullable String value) {
        return value == null ? null : LOGIN.matcher(value).replaceAll("$1" + Secret.MASK + "@");
    }

    private static @Nullable String masked(@Nullable String value, boolean references) {
        return value == null || references && REFERENCE.matcher(value).matches() ? value : Secret.MASK;
    }
}
