package dev.k2g.cli.render;

import dev.k2g.plan.Change;
import dev.k2g.plan.FieldChange;
import dev.k2g.plan.Operation;
import dev.k2g.plan.Plan;
import dev.k2g.plan.ResourceId;
import dev.k2g.plan.ResourceKind;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class PlanTextTest {

    private static final ResourceId TOPIC = new ResourceId(ResourceKind.TOPIC, "rsvps");
    private static final ResourceId CONSTRAINT = new ResourceId(ResourceKind.CONSTRAINT, "member_id_idx");
    private static final ResourceId CONNECTOR = new ResourceId(ResourceKind.CONNECTOR, "meetup-neo4j");

    private static final Change NEW_TOPIC =
            Change.between(TOPIC, Map.of("partitions", "1", "retention.ms", "-1"), Optional.empty());
    private static final Change SAME_CONSTRAINT =
            Change.between(CONSTRAINT, Map.of("kind", "unique"), Optional.of(Map.of("kind", "unique")));
    private static final Change OTHER_CONNECTOR = Change.between(
            CONNECTOR,
            Map.of(
                    "tasks.max",
                    "2",
                    "neo4j.cypher.topic.rsvps",
                    "MERGE (m:MemberId)\nMERGE (g:Group)\n",
                    "topics",
                    "rsvps"),
            Optional.of(Map.of("tasks.max", "1", "topics", "rsvps")));

    @Test
    void a_plan_shows_each_change_with_its_fields() throws IOException {
        Plan plan = new Plan(List.of(NEW_TOPIC, SAME_CONSTRAINT, OTHER_CONNECTOR));

        assertThat(new PlanText(false).of(plan)).isEqualTo(Golden.file("changes.plan"));
    }

    @Test
    void a_plan_shows_deletes_and_unset_fields() throws IOException {
        Plan plan = new Plan(List.of(
                new Change(TOPIC, Operation.REPLACE, List.of(new FieldChange("partitions", "3", "1"))),
                new Change(CONNECTOR, Operation.UPDATE, List.of(new FieldChange("errors.tolerance", "all", null))),
                new Change(CONSTRAINT, Operation.DELETE, List.of())));

        assertThat(new PlanText(false).of(plan)).isEqualTo(Golden.file("deletes.plan"));
    }

    @Test
    void a_converged_plan_is_one_line() {
        assertThat(new PlanText(false).of(new Plan(List.of(SAME_CONSTRAINT))))
                .isEqualTo("Nothing to change: 1 resource as the recipe says.\n");
    }

    @Test
    void operations_have_colours_on_a_terminal() {
        assertThat(new PlanText(true).line(NEW_TOPIC)).isEqualTo("\u001b[32m+\u001b[39m\u001b[0m topic rsvps");
    }
}
