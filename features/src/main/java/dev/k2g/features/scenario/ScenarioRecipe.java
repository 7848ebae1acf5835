package dev.k2g.features.scenario;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.features.stack.FeatureStack;
import dev.k2g.recipe.ConnectorSpec;
import dev.k2g.recipe.FeedSpec;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.recipe.TopicSpec;
import dev.k2g.sinkmodel.CypherStrategy;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The recipe of one scenario, with what its first steps changed in it, under names that no other scenario has meanwhile. */
public final class ScenarioRecipe {

    private final Map<String, String> parameters = new HashMap<>();
    private final Set<String> withoutRequirements = new HashSet<>();
    private final Map<String, CypherStrategy> cyphers = new HashMap<>();
    private final Map<String, String> maps = new HashMap<>();
    private @Nullable URI featureFile;
    private @Nullable Path folder;
    private @Nullable ScenarioNames names;
    private @Nullable Recipe written;
    private @Nullable Recipe live;
    private boolean isEdited;

    /** The scenario is about the recipe of the nearest folder above its feature file. */
    public void isAbout(URI file) {
        featureFile = file;
    }

    /** The scenario is about the recipe in this folder. */
    public void isIn(Path recipeFolder) {
        folder = recipeFolder;
        readAgain();
    }

    /** A parameter of the recipe has this value. */
    public void setParameter(String name, String value) {
        parameters.put(name, value);
        readAgain();
    }

    /** A feed rejects no record for what it lacks. */
    public void requireNothingOf(String feed) {
        withoutRequirements.add(feed(feed).name());
        readAgain();
    }

    /** The connectors do this with the records of a topic. */
    public void setCypher(String topic, String cypher) {
        cyphers.put(writtenTopic(topic).logicalName(), CypherStrategy.of(cypher));
        readAgain();
    }

    /** The feed's messages become records by this jq program. */
    public void setMap(String feed, String program) {
        maps.put(feed(feed).name(), program);
        readAgain();
    }

    private FeedSpec mapped(FeedSpec feed) {
        String program = maps.get(feed.name());
        return program == null ? feed : feed.mappedBy(program);
    }

    private void readAgain() {
        written = null;
        live = null;
    }

    /** Edits the recipe as it is now. */
    public void edit(UnaryOperator<Recipe> change) {
        live = change.apply(get());
        isEdited = true;
    }

    /** Whether it was edited. */
    boolean isEdited() {
        return isEdited;
    }

    /** The recipe as it is written, with its own names, and as the first steps want it. */
    Recipe written() {
        Recipe current = written;
        if (current == null) {
            current = RecipeReader.read(folder(), parameters)
                    .withFeeds(feed -> withoutRequirements.contains(feed.name()) ? feed.requiringNothing() : feed)
                    .withFeeds(this::mapped)
                    .withConnectors(connector -> connector.consuming(cyphers));
            written = current;
        }
        return current;
    }

    /** The recipe with live names. */
    public Recipe get() {
        Recipe current = live;
        if (current == null) {
            current = names().applyTo(written());
            live = current;
        }
        return current;
    }

    /** The names of this scenario. It has them from the first call on. */
    public ScenarioNames names() {
        ScenarioNames current = names;
        if (current == null) {
            current = ScenarioNames.of(FeatureStack.running().newPrefix());
            names = current;
        }
        return current;
    }

    /** Whether it has names: something may be there that has them. */
    boolean isNamed() {
        return names != null;
    }

    /** Takes over the names of what is there already. */
    void take(ScenarioNames ofOthers) {
        names = ofOthers;
    }

    /** The feed of this name; capitals do not count, so that a sentence can speak of RSVPs. */
    public FeedSpec feed(String name) {
        return find("feed", name, written().feeds().values(), FeedSpec::name);
    }

    /** The topic that the recipe calls so, by its name in Kafka or its logical name. */
    public TopicSpec topic(String name) {
        return get().topic(writtenTopic(name).logicalName());
    }

    private TopicSpec writtenTopic(String name) {
        Collection<TopicSpec> topics = written().topics().values();
        return topics.stream()
                .filter(topic -> topic.logicalName().equals(name))
                .findFirst()
                .orElseGet(() -> find("topic", name, topics, TopicSpec::name));
    }

    /** The connector that the recipe calls so. */
    public ConnectorSpec connector(String name) {
        return find("connector", name, get().connectors().values(), connector -> names().shown(connector.name()));
    }

    /** The name of the recipe's query that is called so. */
    public String query(String name) {
        return find("query", name, written().queries().keySet(), Function.identity());
    }

    /** The recipe's only connector. */
    public ConnectorSpec onlyConnector() {
        Collection<ConnectorSpec> connectors = get().connectors().values();
        if (connectors.size() != 1) {
            throw new InvalidInputException(
                    "The recipe has " + connectors.size() + " connectors.", "Name one: the connector NAME.");
        }
        return connectors.iterator().next();
    }

    /** The dead letter topics of all connectors. */
    public List<TopicSpec> deadLetterTopics() {
        return get().connectors().values().stream()
                .flatMap(connector -> connector.deadLetters().stream())
                .distinct()
                .map(get()::topic)
                .toList();
    }

    private Path folder() {
        if (folder == null) {
            folder = folderAbove(Objects.requireNonNull(featureFile, "the scenario has begun"));
        }
        return folder;
    }

    private static Path folderAbove(URI featureFile) {
        boolean isFile = "file".equals(featureFile.getScheme());
        Path file = Path.of(isFile ? featureFile.getPath() : featureFile.getSchemeSpecificPart())
                .toAbsolutePath();
        return Stream.iterate(file.getParent(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve(RecipeReader.FILE_NAME)))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "No folder above " + file + " holds a " + RecipeReader.FILE_NAME + ".",
                        "Put the feature file into the recipe's folder, or name another folder in its first step."));
    }

    private <T> T find(String what, String name, Collection<T> all, Function<T, String> nameOf) {
        return all.stream()
                .filter(one -> nameOf.apply(one).equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "The recipe " + written().name() + " has no " + what + " " + name + ".",
                        "It has: " + String.join(", ", all.stream().map(nameOf).toList()) + "."));
    }
}
