package dev.k2g.stack;

import dev.k2g.failure.InvalidInputException;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * A kind of target that the command line and the step library know by name. Whoever brings one declares it as a service
 * (see {@link ServiceLoader}).
 */
public interface TargetKind {

    /** What a user names it by: {@code local}, {@code docker}. */
    String name();

    /**
     * The target of this kind that a recipe runs on. Starts nothing and makes no file.
     *
     * @param recipeFolder the recipe's folder; the target keeps what it must remember in there, in the folder {@code
     *     .k2g-} and its name, the local one in {@code .k2g}
     * @param choices what the user chose
     * @throws InvalidInputException when a choice makes no sense
     */
    Target open(Path recipeFolder, TargetChoices choices);

    /** Every kind on the class path, by name. */
    static List<TargetKind> all() {
        return ServiceLoader.load(TargetKind.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(TargetKind::name))
                .toList();
    }

    /**
     * The kind of this name.
     *
     * @throws InvalidInputException when there is none on the class path
     */
    static TargetKind named(String name) {
        List<TargetKind> kinds = all();
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "There is no target " + name + ".",
                        "Those that are there: "
                                + kinds.stream().map(TargetKind::name).collect(Collectors.joining(", "))
                                + ". A target file is named with its ending: cloud.yaml."));
    }
}
