package dev.k2g.provision;

import dev.k2g.deadline.Deadline;
import dev.k2g.plan.Change;
import dev.k2g.plan.ManagedResources;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import dev.k2g.recipe.Recipe;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The image of the target's worker, where it has one. It comes first, as connectors need the worker's plugin. */
record ImageHandler(Optional<WorkerImage> image) implements ResourceDiffer, ResourceHandler {

    @Override
    public ResourceKind kind() {
        return ResourceKind.IMAGE;
    }

    @Override
    public List<String> wanted(Recipe recipe) {
        return image.map(WorkerImage::name).stream().toList();
    }

    @Override
    public List<Change> compare(Recipe recipe, ManagedResources managed) {
        return image
                .map(worker -> Change.between(
                        new ResourceId(ResourceKind.IMAGE, worker.name()), worker.wanted(), worker.live()))
                .stream()
                .toList();
    }

    /** None that could be deleted: other recipes may use them. */
    @Override
    public List<ResourceId> live(Collection<ResourceId> resources) {
        return List.of();
    }

    @Override
    public void carryOut(Recipe recipe, Change change, Deadline deadline) {
        image.ifPresent(worker -> worker.replace(deadline));
    }

    @Override
    public void delete(String name, Deadline deadline) {
        throw new IllegalStateException("An image is never deleted: " + name);
    }
}
