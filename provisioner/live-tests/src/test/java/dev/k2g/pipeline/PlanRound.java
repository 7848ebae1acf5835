package dev.k2g.pipeline;

import dev.k2g.pipeline.SomebodyElse.Deed;
import dev.k2g.plan.Permission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is tried in one round: a recipe beside what is there already, and after somebody else was at work an edited one.
 *
 * @param before what somebody else has made before
 * @param first the edits that make the first recipe from an empty one
 * @param meanwhile what somebody else does when that is applied
 * @param then the edits that make the second recipe from the first
 * @param permissions those with which the second is applied
 */
record PlanRound(
        List<Step<Deed>> before,
        List<Step<RecipeEdit>> first,
        List<Step<Deed>> meanwhile,
        List<Step<RecipeEdit>> then,
        Set<Permission> permissions) {

    private static final List<Deed> BESIDE =
            Arrays.stream(Deed.values()).filter(Deed::isBesideTheRecipe).toList();
    private static final List<Deed> DEEDS = Arrays.asList(Deed.values());
    private static final List<RecipeEdit> EDITS = Arrays.asList(RecipeEdit.values());

    /** Something that is done, and what follows for it from chance: the same in a smaller round. */
    record Step<T>(T what, long seed) {

        Random random() {
            return new Random(seed);
        }
    }

    static PlanRound random(Random random) {
        List<Step<RecipeEdit>> first =
                new ArrayList<>(steps(List.of(RecipeEdit.ADD_TOPIC), 1 + random.nextInt(3), random));
        first.addAll(steps(List.of(RecipeEdit.ADD_CONSTRAINT), random.nextInt(3), random));
        first.addAll(steps(List.of(RecipeEdit.ADD_CONNECTOR), random.nextInt(8) == 0 ? 2 : random.nextInt(2), random));
        Set<Permission> permissions = EnumSet.allOf(Permission.class);
        permissions.removeIf(permission -> random.nextInt(4) == 0);
        return new PlanRound(
                steps(BESIDE, random.nextInt(4), random),
                first,
                steps(DEEDS, random.nextInt(4), random),
                steps(EDITS, 1 + random.nextInt(4), random),
                permissions);
    }

    private static <T> List<Step<T>> steps(List<T> among, int count, Random random) {
        List<Step<T>> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(new Step<>(among.get(random.nextInt(among.size())), random.nextLong()));
        }
        return steps;
    }

    /** The first recipe, of this name. */
    RecipeDraft firstDraft(String name) {
        return edited(RecipeDraft.named(name), first);
    }

    /** The second one. */
    RecipeDraft secondDraft(String name) {
        return edited(firstDraft(name), then);
    }

    private static RecipeDraft edited(RecipeDraft draft, List<Step<RecipeEdit>> edits) {
        edits.forEach(edit -> edit.what().to(draft, edit.random()));
        return draft;
    }

    /** The smallest round that this holds for, as far as leaving out one step after the other finds it. */
    PlanRound smallest(Predicate<PlanRound> holds) {
        PlanRound smallest = this;
        for (boolean found = true; found; ) {
            found = false;
            for (PlanRound candidate : smallest.withoutOne()) {
                if (holds.test(candidate)) {
                    smallest = candidate;
                    found = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private List<PlanRound> withoutOne() {
        List<PlanRound> all = new ArrayList<>();
        withoutOne(before, all, some -> new PlanRound(some, first, meanwhile, then, permissions));
        withoutOne(meanwhile, all, some -> new PlanRound(before, first, some, then, permissions));
        withoutOne(then, all, some -> new PlanRound(before, first, meanwhile, some, permissions));
        withoutOne(first, all, some -> new PlanRound(before, some, meanwhile, then, permissions));
        return all;
    }

    private static <T> void withoutOne(
            List<Step<T>> steps, List<PlanRound> all, Function<List<Step<T>>, PlanRound> round) {
        for (int i = 0; i < steps.size(); i++) {
            List<Step<T>> some = new ArrayList<>(steps);
            some.remove(i);
            all.add(round.apply(some));
        }
    }
}
