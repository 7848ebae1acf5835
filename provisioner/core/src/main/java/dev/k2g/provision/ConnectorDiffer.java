package dev.k2g.provision;

import dev.k2g.connect.LiveConnector;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.FindingCode;
import dev.k2g.plan.Change;
import dev.k2g.plan.ManagedResource;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Obstacle;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.sinkconfig.DialectSelection;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Connectors: their configuration, and whether the secrets behind it are still the same. */
record ConnectorDiffer(LiveState liveState, SinkConnection sink, String secretFingerprint) implements ResourceDiffer {

    @Override
    public ResourceKind kind() {
        return ResourceKind.CONNECTOR;
    }

    @Override
    public List<String> wanted(Recipe recipe) {
        return List.copyOf(recipe.connectors().keySet());
    }

    @Override
    public List<Change> compare(Recipe recipe, ManagedResources managed) {
        DialectSelection dialects = liveState.dialects();
        Map<String, LiveConnector> live = liveState.connectors();
        Map<String, Map<String, String>> defaults = new HashMap<>(); // asked for once
        return recipe.connectors().values().stream()
                .map(connector -> {
                    Map<String, String> wanted = dialects.render(recipe, connector, sink);
                    Change change = compare(
                            recipe,
                            connector,
                            wanted,
                            live,
                            managed,
                            type -> defaults.computeIfAbsent(type, liveState::defaults));
                    return new Renames(recipe, liveState, managed).explain(connector, change, wanted);
                })
                .toList();
    }

    private Change compare(
            Recipe recipe,
            ConnectorSpec connector,
            Map<String, String> wanted,
            Map<String, LiveConnector> live,
            ManagedResources managed,
            Function<String, Map<String, String>> defaults) {
        Optional<LiveConnector> there = Optional.ofNullable(live.get(connector.name()));
        Change change = new ConnectorConfigDiff(given(connector.name(), managed), defaults)
                .compare(connector.name(), wanted, there.map(LiveConnector::config));
        Change withSecret = hasOtherSecret(change.resource(), managed)
                ? ConnectorConfigDiff.withChangedSecret(change, sink.passwordReference())
                : change;
        Change explained = recipe.formerName(connector.name())
                .filter(former -> there.isEmpty())
                .flatMap(former -> Optional.ofNullable(live.get(former))
                        .map(before -> moved(change, former, before.config(), wanted)))
                .orElseGet(() -> new MappingChange(liveState, managed).explain(recipe, connector, withSecret));
        return ConnectorStateDiff.of(connector, explained, there);
    }

    private static Optional<Set<String>> given(String connector, ManagedResources managed) {
        return managed.find(new ResourceId(ResourceKind.CONNECTOR, connector)).flatMap(ManagedResource::givenKeys);
    }

    /** A connector cannot be given another name: a new one goes on where the former stood. */
    private static Change moved(
            Change creation, String former, Map<String, String> before, Map<String, String> wanted) {
        Change noted = creation.withNote("It goes on where connector " + former + " stands, which goes.");
        return ConnectorConfigDiff.changesCypher(ConnectorConfigDiff.between(former, wanted, Optional.of(before)))
                ? noted.withObstacle(Obstacle.firm(
                        FindingCode.MAPPING_CHANGED,
                        "Connector " + former + " is to get another name and other Cypher at once.",
                        "Do one after the other: apply the new name with the Cypher that it has."))
                : noted;
    }

    /** The worker cannot tell: it knows a reference only. */
    private boolean hasOtherSecret(ResourceId connector, ManagedResources managed) {
        return managed.find(connector)
                .flatMap(resource -> resource.secretFingerprint())
                .filter(known -> !known.equals(secretFingerprint))
                .isPresent();
    }

    @Override
    public List<ResourceId> live(Collection<ResourceId> resources) {
        Set<String> live = liveState.connectors().keySet();
        return resources.stream().filter(id -> live.contains(id.name())).toList();
    }
}
