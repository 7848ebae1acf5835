package dev.k2g.cli;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The house as a whole: which module knows which, and what no module may have. The floors of core are its own test's. */
class ModuleStructureTest {

    /** Whom a module may know, besides itself. The command line knows all but what is for tests. */
    private static final Map<String, Set<String>> KNOWS = Map.ofEntries(
            entry("standin-sink"),
            entry("jq"),
            entry("core", "jq", "cypher-grammar"),
            entry("local-target", "core"),
            entry("cloud-target", "core"),
            entry("connector-plugin", "core"),
            entry("docker-target", "core", "local-target"),
            entry("twin", "core", "local-target", "cloud-target"),
            entry("bench", "core", "local-target"),
            entry("features", "core", "local-target"),
            entry("test-support", "core", "local-target"),
            entry(
                    "cli",
                    "core",
                    "local-target",
                    "cloud-target",
                    "connector-plugin",
                    "docker-target",
                    "twin",
                    "bench",
                    "features"));

    /** What many tools take for the output of a build, and look into no further. */
    private static final Set<String> BUILD_FOLDERS = Set.of("target", "build", "out", "bin");

    /** The folder that a class was built in, or its jar: {@code …/provisioner/core/target/classes/…}. */
    private static final Pattern MODULE = Pattern.compile(".*/([^/]+)/target/(?:classes/|[^/]+\\.jar).*");

    private static final Pattern MAIN_SOURCE = Pattern.compile(".*/src/main/java/(?:(.*)/)?([^/]+)\\.java");

    private static JavaClasses classes = new ClassFileImporter().importClasses();

    private static List<Path> mainSources = List.of();

    private static Map.Entry<String, Set<String>> entry(String module, String... known) {
        return Map.entry(module, Set.of(known));
    }

    @BeforeAll
    static void read() throws IOException {
        // the stand-in is on nobody's class path: the worker loads it from its plugin folder
        Set<Location> locations = new HashSet<>(Locations.ofPackage("dev.k2g"));
        locations.add(Location.of(K2gRun.HOME.resolve("connector-image/standin-sink/target/classes")));
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importLocations(locations);
        mainSources = mainSources();
    }

    private static List<Path> mainSources() throws IOException {
        try (Stream<Path> modules = Stream.of("connector-image", "provisioner", "features")
                .map(K2gRun.HOME::resolve)
                .flatMap(ModuleStructureTest::filesBelow)) {
            return modules.filter(file -> MAIN_SOURCE.matcher(file.toString()).matches())
                    .toList();
        }
    }

    private static Stream<Path> filesBelow(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void all_modules_are_looked_at() {
        Set<String> found =
                classes.stream().flatMap(each -> module(each).stream()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(found).containsExactlyInAnyOrderElementsOf(KNOWS.keySet());
        assertThat(mainSources).hasSizeGreaterThan(400);
    }

    @Test
    void no_package_circle_anywhere() {
        slices().matching("dev.k2g.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void no_module_knows_one_that_stands_above_or_beside_it() {
        Set<String> upward = new TreeSet<>();
        for (JavaClass each : classes) {
            module(each)
                    .ifPresent(module -> each.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> isForbidden(module, dependency))
                            .map(dependency -> each.getName() + " -> "
                                    + dependency.getTargetClass().getName())
                            .forEach(upward::add));
        }
        assertThat(upward).isEmpty();
    }

    private static boolean isForbidden(String module, Dependency dependency) {
        return module(dependency.getTargetClass().getBaseComponentType())
                .filter(other -> !other.equals(module)
                        && !KNOWS.getOrDefault(module, Set.of()).contains(other))
                .isPresent();
    }

    private static Optional<String> module(JavaClass each) {
        return each.getSource()
                .map(source -> MODULE.matcher(source.getUri().toString()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }

    @Test
    void a_package_belongs_to_one_module() {
        Map<String, Set<String>> modules = new TreeMap<>();
        classes.forEach(each -> module(each)
                .ifPresent(module -> modules.computeIfAbsent(each.getPackageName(), name -> new TreeSet<>())
                        .add(module)));

        assertThat(modules).isNotEmpty();
        assertThat(modules.values()).allSatisfy(each -> assertThat(each).hasSize(1));
    }

    @Test
    void each_class_of_main_code_has_a_name_of_its_own() {
        Map<String, List<String>> places = mainSources.stream()
                .map(file -> MAIN_SOURCE.matcher(file.toString()))
                .filter(Matcher::matches)
                .filter(file -> !file.group(2).equals("package-info"))
                .collect(Collectors.groupingBy(
                        file -> file.group(2),
                        TreeMap::new,
                        Collectors.mapping(file -> file.group(1), Collectors.toList())));
        places.values().removeIf(packages -> packages.size() == 1);

        assertThat(places).as("classes of one name, with their packages").isEmpty();
    }

    @Test
    void no_package_is_called_like_the_output_of_a_build() {
        assertThat(mainSources.stream()
                        .map(file -> MAIN_SOURCE.matcher(file.toString()))
                        .filter(Matcher::matches)
                        .map(file -> file.group(1))
                        .filter(name -> Arrays.stream(name.split("/")).anyMatch(BUILD_FOLDERS::contains))
                        .distinct())
                .isEmpty();
    }
}
