package dev.k2g;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** Holds every package of core to the floor that {@code docs/architecture.md} says. */
class PackageStructureTest {

    private static final String ROOT = "dev.k2g.";
    private static final Set<String> CLIENTS = Set.of("kafka", "graph", "connect");

    private static final JavaClasses CORE = new ClassFileImporter().importPath(Path.of("target", "classes"));

    /** Package to floor: 1 is the ground. */
    private final Map<String, Integer> floors = floors();

    @Test
    void the_page_lists_every_package_once_and_no_other() {
        Set<String> packages = CORE.stream()
                .map(PackageStructureTest::packageOf)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());

        assertThat(floors.keySet()).containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void lower_floors_never_know_higher_ones() {
        assertThat(uses())
                .isNotEmpty()
                .filteredOn(use ->
                        floors.get(packageOf(use.getTargetClass())) > floors.get(packageOf(use.getOriginClass())))
                .extracting(Dependency::getDescription)
                .isEmpty();
    }

    @Test
    void the_clients_do_not_know_each_other() {
        assertThat(floors.keySet()).containsAll(CLIENTS);
        assertThat(uses())
                .filteredOn(use -> CLIENTS.contains(packageOf(use.getOriginClass()))
                        && CLIENTS.contains(packageOf(use.getTargetClass())))
                .extracting(Dependency::getDescription)
                .isEmpty();
    }

    @Test
    void packages_have_no_circles() {
        slices().matching("dev.k2g.(**)").should().beFreeOfCycles().check(CORE);
    }

    private static List<Dependency> uses() {
        return CORE.stream()
                .filter(origin -> !packageOf(origin).isEmpty())
                .flatMap(origin -> origin.getDirectDependenciesFromSelf().stream())
                .filter(use -> CORE.contain(use.getTargetClass().getName()))
                .filter(use -> !packageOf(use.getTargetClass()).equals(packageOf(use.getOriginClass())))
                .toList();
    }

    /** Its package below the root; subpackages belong to it. */
    private static String packageOf(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.")[0] : "";
    }

    /** Read from the table below the heading. */
    private static Map<String, Integer> floors() {
        Pattern name = Pattern.compile("`([a-z.]+)`");
        Map<String, Integer> floors = new LinkedHashMap<>();
        for (String row : rows()) {
            String[] cells = row.split("\\|");
            int floor = Integer.parseInt(cells[1].strip());
            name.matcher(cells[2])
                    .results()
                    .forEach(found -> assertThat(floors.put(found.group(1), floor))
                            .as(found.group())
                            .isNull());
        }
        return floors;
    }

    private static List<String> rows() {
        Path page = Path.of(Objects.requireNonNull(System.getProperty("k2g.home")), "docs", "architecture.md");
        try (Stream<String> lines = Files.lines(page)) {
            return lines.dropWhile(line -> !line.equals("## The floors of core"))
                    .dropWhile(line -> !line.startsWith("|"))
                    .takeWhile(line -> line.startsWith("|"))
                    .skip(2)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The page is gone: " + page, e);
        }
    }
}
