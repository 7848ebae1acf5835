package dev.k2g.cli.command;

import dev.k2g.cli.render.PlanText;
import dev.k2g.cli.session.Session;
import dev.k2g.pipeline.StartListener;
import dev.k2g.plan.Change;

/** What happens while a target is started and a recipe applied, on standard error. */
class StartProgress implements StartListener {

    private final Session session;
    private final PlanText text;

    StartProgress(Session session) {
        this.session = session;
        this.text = new PlanText(session.console().colourOnErr());
    }

    @Override
    public void progress(String line) {
        session.progress(line);
    }

    @Override
    public void applied(Change change) {
        session.progress(text.line(change));
    }
}
