package dev.k2g.cli.command;

import dev.k2g.cli.session.Session;
import dev.k2g.docker.engine.Engine;
import dev.k2g.docker.worker.WorkerContainer;

/** The recipe's worker, for the commands that speak of it. */
final class WorkerOfRecipe {

    private WorkerOfRecipe() {}

    static WorkerContainer of(Session session) {
        return new WorkerContainer(Engine.find(), session.recipeDirectory());
    }
}
