package dev.k2g.stack.local;

import dev.k2g.failure.InvalidInputException;
import dev.k2g.stack.TargetChoices;
import dev.k2g.stack.files.StackDirectory;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class Neo4jChoiceTest {

    private static final Optional<Neo4jRuntime> NOTHING_STORED = Optional.empty();

    @TempDir
    private Path directory = Path.of("");

    private Jdk java17 = Jdk.own();
    private Jdk java21 = Jdk.own();

    @BeforeEach
    void make_jdks() {
        FakeJdks jdks = new FakeJdks(directory.resolve("jvm"));
        java17 = jdks.add("java-17", "17.0.15");
        java21 = jdks.add("java-21", "21.0.4");
    }

    @Test
    void without_data_and_wishes_is_what_the_java_of_k2g_can_run() {
        assertThat(choose(LocalOptions.none(), NOTHING_STORED, java17))
                .isEqualTo(new Neo4jRuntime(Neo4jSeries.V5, java17));
        assertThat(choose(LocalOptions.none(), NOTHING_STORED, java21))
                .isEqualTo(new Neo4jRuntime(Neo4jSeries.V2026, java21));
    }

    @Test
    void without_data_is_what_the_named_java_can_run() {
        assertThat(choose(named(java21), NOTHING_STORED, java17))
                .isEqualTo(new Neo4jRuntime(Neo4jSeries.V2026, java21));
        assertThat(choose(named(java17), NOTHING_STORED, java21)).isEqualTo(new Neo4jRuntime(Neo4jSeries.V5, java17));
    }

    @Test
    void without_data_is_the_named_line() {
        assertThat(choose(named(Neo4jSeries.V5), NOTHING_STORED, java21))
                .isEqualTo(new Neo4jRuntime(Neo4jSeries.V5, java21));
        assertThat(choose(named(Neo4jSeries.V2026), NOTHING_STORED, java21))
                .isEqualTo(new Neo4jRuntime(Neo4jSeries.V2026, java21));
    }

    @Test
    void finds_another_jdk_for_the_named_line_when_that_of_k2g_is_too_old() {
        assertThat(choose(named(Neo4jSeries.V2026), NOTHING_STORED, java17))
                .isEqualTo(new Neo4jRuntime(Neo4jSeries.V2026, java21));
    }

    @Test
    void says_what_is_missing_when_there_is_no_such_jdk() {
        List<Path> none = List.of(directory.resolve("empty"));

        assertRefused(() -> new Neo4jChoice(named(Neo4jSeries.V2026), NOTHING_STORED, java17, none).decide())
                .contains("Neo4j 2026")
                .contains("needs Java 21 or newer; k2g runs on 17.0.15, and no newer one is in")
                .contains("--java-home");
    }

    @Test
    void is_what_stored_the_data_whatever_java_runs_k2g() {
        Optional<Neo4jRuntime> five = Optional.of(new Neo4jRuntime(Neo4jSeries.V5, java17));
        Optional<Neo4jRuntime> calendar = Optional.of(new Neo4jRuntime(Neo4jSeries.V2026, java21));

        assertThat(choose(LocalOptions.none(), five, java21)).isEqualTo(five.get());
        assertThat(choose(LocalOptions.none(), calendar, java17)).isEqualTo(calendar.get());
        assertThat(choose(named(java21), five, java17)).isEqualTo(new Neo4jRuntime(Neo4jSeries.V5, java21));
    }

    @Test
    void goes_on_with_another_jdk_when_the_one_of_the_data_is_gone() {
        Jdk gone = new Jdk(directory.resolve("gone"), "25");

        assertThat(choose(LocalOptions.none(), Optional.of(new Neo4jRuntime(Neo4jSeries.V5, gone)), java17))
                .isEqualTo(new Neo4jRuntime(Neo4jSeries.V5, java17));
        assertThat(choose(LocalOptions.none(), Optional.of(new Neo4jRuntime(Neo4jSeries.V2026, gone)), java17))
                .isEqualTo(new Neo4jRuntime(Neo4jSeries.V2026, java21));
    }

    @ParameterizedTest
    @CsvSource({"V5, V2026", "V2026, V5"})
    void refuses_to_open_what_the_other_line_stored(Neo4jSeries stored, Neo4jSeries named) {
        assertRefused(() -> choose(named(named), Optional.of(new Neo4jRuntime(stored, java21)), java21))
                .contains("was stored by Neo4j " + stored.version())
                .contains("Go on with the data as it is")
                .doesNotContain("purge");
    }

    @Test
    void refuses_a_named_jdk_that_is_too_old() {
        LocalOptions options = named(Map.of(
                LocalOptions.NEO4J,
                "2026",
                LocalOptions.JAVA_HOME,
                java17.home().toString()));

        assertRefused(() -> choose(options, NOTHING_STORED, java21))
                .contains("needs Java 21 or newer, and the one in " + java17.home() + " is 17.0.15.")
                .contains("--neo4j 5");
    }

    @Test
    void is_remembered_beside_the_data() {
        StackDirectory state = new StackDirectory(directory.resolve("state"));
        new Neo4jRuntime(Neo4jSeries.V2026, java21).keep(state);
        assertThat(Neo4jRuntime.ofData(state)).isEmpty();

        storeSomething(state);

        assertThat(Neo4jRuntime.ofData(state)).contains(new Neo4jRuntime(Neo4jSeries.V2026, java21));
    }

    @Test
    void of_data_that_does_not_say_is_the_line_that_came_first() {
        StackDirectory state = new StackDirectory(directory.resolve("state"));
        storeSomething(state);

        assertThat(Neo4jRuntime.ofData(state).map(Neo4jRuntime::line)).contains(Neo4jSeries.V5);
    }

    @ParameterizedTest
    @CsvSource({"5, V5", "5.26, V5", "2026, V2026", "2026.08, V2026"})
    void of_a_version_is_its_line(String version, Neo4jSeries line) {
        assertThat(Neo4jSeries.of(version)).isEqualTo(line);
        assertThat(Neo4jSeries.of(line.version())).isEqualTo(line);
        assertThat(named(Map.of("K2G_NEO4J", version)).neo4j()).contains(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "5.2", "2025", "20", "latest", "."})
    void of_an_unknown_version_names_the_known_ones(String version) {
        assertRefused(() -> Neo4jSeries.of(version))
                .contains("no Neo4j " + version)
                .contains("(--neo4j 5)")
                .contains("(--neo4j 2026)");
    }

    private Neo4jRuntime choose(LocalOptions options, Optional<Neo4jRuntime> stored, Jdk own) {
        return new Neo4jChoice(options, stored, own, List.of(directory.resolve("jvm"))).decide();
    }

    private static void storeSomething(StackDirectory state) {
        state.directory(state.server("neo4j").resolve("data").resolve("databases"));
    }

    private static LocalOptions named(Neo4jSeries line) {
        return named(Map.of(LocalOptions.NEO4J, line.major()));
    }

    private static LocalOptions named(Map<String, String> environment) {
        return LocalOptions.of(new TargetChoices(environment, Optional.empty()));
    }

    private static LocalOptions named(Jdk jdk) {
        return named(Map.of(LocalOptions.JAVA_HOME, jdk.home().toString()));
    }

    /** The problem and what to do about it. */
    private static AbstractStringAssert<?> assertRefused(ThrowingCallable work) {
        InvalidInputException refusal = catchThrowableOfType(InvalidInputException.class, work);
        return assertThat(refusal.getMessage() + " " + refusal.remedy());
    }
}
