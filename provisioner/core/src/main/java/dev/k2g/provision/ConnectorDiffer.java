package dev.k2g.provision;

import dev.k2g.connect.ConnectorStatus;
import dev.k2g.connect.LiveConnector;
import dev.k2g.connect.RootCause;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.failure.FindingCode;
import dev.k2g.plan.Change;
import dev.k2g.plan.ManagedResource;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.Obstacle;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.Recipe;
import dev.k2g.sinkconfig.DialectSelection;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        return recipe.connectors().values().stream()
                .map(connector -> {
                    Optional<LiveConnector> there = Optional.ofNullable(live.get(connector.name()));
                    Change change = ConnectorConfigDiff.between(
                            connector.name(),
                            dialects.render(recipe, connector, sink),
                            there.map(LiveConnector::config),
                            given(connector.name(), managed));
                    Change withSecret = hasOtherSecret(change.resource(), managed)
                            ? ConnectorConfigDiff.withChangedSecret(change, sink.passwordReference())
                            : change;
                    return recipe.formerName(connector.name())
                            .filter(former -> there.isEmpty())
                            .flatMap(former -> Optional.ofNullable(live.get(former))
                                    .map(before -> moved(
                                            change, former, before.config(), dialects.render(recipe, connector, sink))))
                            .orElseGet(() -> withState(
                                    new MappingChange(liveState, managed).explain(recipe, connector, withSecret),
                                    there));
                })
                .toList();
    }

    /** What apply would do about how it is now, though its configuration is right. */
    private static Change withState(Change change, Optional<LiveConnector> there) {
        return there.flatMap(LiveConnector::status)
                .flatMap(ConnectorDiffer::remark)
                .map(change::withNote)
                .orElse(change);
    }

    private static Optional<String> remark(ConnectorStatus status) {
        if (status.failure().isPresent()) {
            String cause = RootCause.of(status.failure().get()).replaceFirst("\\.?$", "");
            return Optional.of("It has failed; apply restarts it. The cause: " + cause + ".");
        }
        return switch (status.state()) {
            case PAUSED, STOPPED ->
                Optional.of("It is " + status.state().name().toLowerCase(Locale.ROOT) + "; apply resumes it.");
            default -> Optional.empty();
        };
    }

    private static Set<String> given(String connector, ManagedResources managed) {
        return managed.find(new ResourceId(ResourceKind.CONNECTOR, connector))
                .<Set<String>>flatMap(ManagedResource::givenKeys)
                .orElse(Set.of());
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
