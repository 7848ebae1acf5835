package dev.k2g.cli.command;

import com.fasterxml.jackson.core.JacksonException;
import dev.k2g.cli.command.PlanDocument.PlannedChange;
import dev.k2g.cli.session.Json;
import dev.k2g.failure.FindingCode;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.LockedException;
import dev.k2g.plan.Plan;
import dev.k2g.recipe.Recipe;
import dev.k2g.stack.files.Sha256;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A plan in a file, to be looked at and carried out later: it holds while neither the recipe nor the live state moves.
 *
 * @param format the version of this format
 * @param recipe the recipe's name
 * @param recipeDigest SHA-256 of what the recipe says
 * @param target the target's name
 * @param plan the plan
 * @param digest SHA-256 of all of the above, which shows a file that was cut or edited
 */
record SavedPlan(int format, String recipe, String recipeDigest, String target, PlanDocument plan, String digest) {

    /** To be raised when the same recipe or plan gets another digest, as by a new field of either. */
    private static final int FORMAT = 2;

    static SavedPlan of(Recipe recipe, String target, Plan plan) {
        return new SavedPlan(FORMAT, recipe.name(), digest(recipe), target, PlanDocument.of(plan), "").sealed();
    }

    private SavedPlan sealed() {
        SavedPlan open = new SavedPlan(format, recipe, recipeDigest, target, plan, "");
        return new SavedPlan(format, recipe, recipeDigest, target, plan, Sha256.hex(new Json().text(open)));
    }

    /** Where the recipe stands on a disk makes no difference. */
    private static String digest(Recipe recipe) {
        return Sha256.hex(recipe.toString().replace(recipe.directory().toString(), ""));
    }

    /**
     * Makes sure that nothing else than an earlier plan is written over.
     *
     * @throws InvalidInputException when the file is there and is no saved plan
     */
    static void requireReplaceable(Path file) throws IOException {
        if (Files.isRegularFile(file)
                && Files.size(file) > 0
                && !new String(Files.readAllBytes(file), ISO_8859_1).contains("\"recipeDigest\"")) {
            throw new InvalidInputException(
                    "The file " + file + " is there and is no saved plan: it is not written over.",
                    "Name another file with --out.");
        }
    }

    void write(Path file) throws IOException {
        Files.writeString(file, new Json().text(this) + "\n");
    }

    /**
     * Reads a saved plan.
     *
     * @throws InvalidInputException when the file is none, was cut or edited, or is of another version of k2g
     */
    static SavedPlan read(Path file) throws IOException {
        try {
            SavedPlan saved = new Json().read(Files.readString(file), SavedPlan.class);
            if (saved.format > FORMAT) {
                throw damaged(file, "was saved by a newer k2g, in format " + saved.format);
            }
            if (saved.format < FORMAT) {
                throw damaged(file, "was saved by an earlier k2g, in format " + saved.format);
            }
            if (saved.plan == null || !saved.sealed().equals(saved)) {
                throw damaged(file, "was cut or edited since it was saved");
            }
            return saved;
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    "There is no file " + file + ".", "Save a plan with k2g plan --out " + file + ".", e);
        } catch (JacksonException | MalformedInputException e) {
            throw damaged(file, "is no saved plan, or only a part of one");
        }
    }

    private static InvalidInputException damaged(Path file, String what) {
        return new InvalidInputException(
                FindingCode.PLAN_DAMAGED,
                "The plan " + file + " " + what + ".",
                "Make a new one with k2g plan --out FILE.");
    }

    /**
     * Makes sure that this is what there is to do now.
     *
     * @throws InvalidInputException when it is another recipe's
     * @throws LockedException when the recipe says something else by now, or the live state has moved; the message says what
     */
    void requireCurrent(Recipe current, String currentTarget, Plan now) {
        if (!recipe.equals(current.name()) || !target.equals(currentTarget)) {
            throw new InvalidInputException(
                    FindingCode.PLAN_OF_ANOTHER_RECIPE,
                    "The plan is of recipe " + recipe + " on target " + target + ", and this is recipe "
                            + current.name() + " on target " + currentTarget + ".",
                    "Name its recipe with --recipe, or make a plan of this one.");
        }
        if (!recipeDigest.equals(digest(current))) {
            throw new LockedException(
                    FindingCode.PLAN_STALE,
                    "The recipe " + recipe + " was edited since the plan was made.",
                    "Make a new plan and look at it: k2g plan --out FILE.");
        }
        List<PlannedChange> present = PlanDocument.of(now).changes();
        if (!plan.changes().equals(present)) {
            throw new LockedException(
                    FindingCode.PLAN_STALE,
                    "The live state has moved since the plan was made: " + moved(plan.changes(), present) + ".",
                    "Make a new plan and look at it: k2g plan --out FILE.");
        }
    }

    private static String toBe(String operation) {
        return operation.equals("NONE") ? " needs no change" : " needs " + operation;
    }

    private static String moved(List<PlannedChange> before, List<PlannedChange> now) {
        Stream<String> others = now.stream()
                .filter(change -> !before.contains(change))
                .map(change -> change.resource() + " " + change.name() + toBe(change.operation())
                        + before.stream()
                                .filter(old -> old.resource().equals(change.resource())
                                        && old.name().equals(change.name()))
                                .map(old -> old.operation().equals(change.operation())
                                        ? " with other fields"
                                        : " now, where the plan said " + old.operation())
                                .findFirst()
                                .orElse(" now, and was not there"));
        Stream<String> gone = before.stream()
                .filter(old -> now.stream()
                        .noneMatch(change -> change.resource().equals(old.resource())
                                && change.name().equals(old.name())))
                .map(old -> old.resource() + " " + old.name() + " needs no " + old.operation() + " any more");
        return Stream.concat(others, gone).collect(Collectors.joining("; "));
    }
}
