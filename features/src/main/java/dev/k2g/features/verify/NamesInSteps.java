package dev.k2g.features.verify;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.TestStepFinished;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects what feature files call topics, connectors, queries and feeds, by the words before a name in a step's phrase. */
final class NamesInSteps implements ConcurrentEventListener {

    private static final Pattern PARAMETER = Pattern.compile("(?:(\\w+) )?\\{(\\w+)\\}( are replayed)?");

    private final List<Named> names = new ArrayList<>();

    /** Connectors get another name in scenarios. */
    private final Map<Path, List<String>> renamed = new LinkedHashMap<>();

    /**
     * One name.
     *
     * @param what what is called so: topic, connector, query or feed
     * @param name as the feature file has it
     * @param file the feature file
     * @param line the step's line, from 1
     */
    record Named(String what, String name, Path file, int line) {}

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(TestStepFinished.class, event -> {
            if (event.getTestStep() instanceof PickleStepTestStep step) {
                collect(step, Path.of(event.getTestCase().getUri()));
            }
        });
    }

    /** The names, but for those that a scenario of the same file gives. */
    List<Named> all() {
        return names.stream()
                .filter(named -> !renamed.getOrDefault(named.file(), List.of()).contains(named.name()))
                .toList();
    }

    private void collect(PickleStepTestStep step, Path file) {
        Matcher parameter = PARAMETER.matcher(String.valueOf(step.getPattern()));
        for (int i = 0; parameter.find() && i < step.getDefinitionArgument().size(); i++) {
            if (!parameter.group(2).equals("name")) {
                continue;
            }
            String name = bare(step.getDefinitionArgument().get(i).getValue());
            String before = String.valueOf(parameter.group(1));
            if (before.equals("called")) {
                renamed.computeIfAbsent(file, any -> new ArrayList<>()).add(name);
            } else {
                String what = parameter.group(3) == null ? before : "feed";
                names.add(new Named(what, name, file, step.getStep().getLine()));
            }
        }
    }

    private static String bare(String text) {
        return text.matches("(?s)'.*'|\".*\"") ? text.substring(1, text.length() - 1) : text;
    }
}
