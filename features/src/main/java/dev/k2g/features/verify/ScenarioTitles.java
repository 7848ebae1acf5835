package dev.k2g.features.verify;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Node;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestSourceParsed;
import io.cucumber.plugin.event.TestSourceRead;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What features and scenarios are called. The rows of an outline, which share its name, are told apart by their cells. */
final class ScenarioTitles implements ConcurrentEventListener {

    private final Map<URI, List<String>> lines = new HashMap<>();
    private final Map<URI, Collection<Node>> nodes = new HashMap<>();

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(
                TestSourceRead.class,
                event -> lines.put(event.getUri(), event.getSource().lines().toList()));
        publisher.registerHandlerFor(TestSourceParsed.class, event -> nodes.put(event.getUri(), event.getNodes()));
    }

    /** The name of a file's feature. */
    String feature(URI file) {
        return nodes.getOrDefault(file, List.of()).stream()
                .flatMap(feature -> feature.getName().stream())
                .findFirst()
                .orElse("");
    }

    /** The name of a scenario; of an outline's row with its cells, unless they are in the name. */
    String of(TestCase scenario) {
        boolean isNamedAsItsOutline = path(scenario).stream()
                .filter(Node.ScenarioOutline.class::isInstance)
                .anyMatch(outline -> outline.getName().orElse("").equals(scenario.getName()));
        return isNamedAsItsOutline ? scenario.getName() + " (" + cells(scenario) + ")" : scenario.getName();
    }

    private List<Node> path(TestCase scenario) {
        return nodes.getOrDefault(scenario.getUri(), List.of()).stream()
                .flatMap(feature -> feature
                        .findPathTo(node -> node instanceof Node.Example
                                && node.getLocation().getLine()
                                        == scenario.getLocation().getLine())
                        .stream())
                .findFirst()
                .orElse(List.of());
    }

    private String cells(TestCase row) {
        String line = lines.getOrDefault(row.getUri(), List.of())
                .get(row.getLocation().getLine() - 1)
                .strip();
        List<String> cells = List.of(line.split("(?<!\\\\)\\|", -1));
        return cells.subList(1, cells.size() - 1).stream()
                .map(cell -> cell.strip().replace("\\|", "|"))
                .collect(Collectors.joining(", "));
    }
}
