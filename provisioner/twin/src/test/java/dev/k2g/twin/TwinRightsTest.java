package dev.k2g.twin;

import dev.k2g.cloud.rights.Right;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.recipe.Recipe;
import dev.k2g.recipe.RecipeReader;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.local.CloudAccounts;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a twin lets k2g and connectors do is what Terraform grants; its own tests hold the files to what it prints. */
class TwinRightsTest {

    private static final Path HOME = Path.of(System.getProperty("k2g.home", "../.."));
    private static final Recipe SHIPPED = RecipeReader.read(HOME.resolve("features/meetup-rsvp"), Map.of());

    @Test
    void a_recipe_has_what_terraform_grants_it() {
        assertThat(TwinRights.ofRecipe(SHIPPED)).isEqualTo(granted("acls-managed.json"));
    }

    @Test
    void feature_files_have_what_terraform_grants_to_disposable_runs() {
        assertThat(TwinRights.of(SHIPPED)).isEqualTo(granted("acls-run.json"));
        assertThat(TwinRights.ofRecipe(SHIPPED).and(TwinRights.ofRuns())).isEqualTo(granted("acls-run.json"));
    }

    @Test
    void a_recipe_on_a_worker_of_ones_own_has_what_terraform_grants_it() {
        TwinRights granted = granted("acls-basic.json");
        TwinRights here = TwinRights.ofWorker(SHIPPED);

        assertThat(withoutRuns(here.provisioning())).isEqualTo(granted.provisioning());
        assertThat(withoutRuns(here.connectors())).isEqualTo(granted.connectors());
        assertThat(here.worker().stream().map(right -> right.type() + " " + right.operation()))
                .containsExactlyInAnyOrderElementsOf(granted.worker().stream()
                        .map(right -> right.type() + " " + right.operation())
                        .toList());
    }

    private static Set<Right> withoutRuns(Set<Right> rights) {
        return rights.stream()
                .filter(right -> !right.name().contains("verify-"))
                .collect(Collectors.toSet());
    }

    @Test
    void a_worker_has_what_its_rights_name_and_never_what_the_stacks_own_worker_has(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("acls.json");
        String acls = Files.readString(HOME.resolve("terraform/modules/naming/tests/acls-basic.json"));
        String group = granted("acls-basic.json").worker().stream()
                .filter(right -> right.type() == ResourceType.GROUP)
                .map(Right::name)
                .findFirst()
                .orElseThrow();
        CloudAccounts accounts = CloudAccounts.of(new StackDirectory(folder.resolve("stack")));

        Files.writeString(file, acls.replace("\"" + group + "\"", "\"orders-workers\""));
        WorkerKeys keys = TwinRights.read(file).workerOf(accounts).orElseThrow();
        Files.writeString(file, acls.replace("\"" + group + "\"", "\"" + TwinWorker.OWN_GROUP + "\""));

        assertThat(keys.group()).isEqualTo("orders-workers");
        assertThat(keys.configTopic()).contains("config");
        assertThat(keys.offsetTopic()).contains("offset");
        assertThat(keys.statusTopic()).contains("status");
        assertThat(keys.worker()).isEqualTo(accounts.worker());
        assertThat(keys.connectors()).isEqualTo(accounts.connectors());
        assertThatThrownBy(() -> TwinRights.read(file).workerOf(accounts))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is that of the local target's own worker");
        assertThat(TwinRights.ofRecipe(SHIPPED).workerOf(accounts)).isEmpty();
    }

    @Test
    void the_stacks_own_worker_is_of_the_group_that_no_other_may_have() throws IOException {
        Path own =
                HOME.resolve("provisioner/local-stack/kafka/src/main/resources/dev/k2g/stack/kafka/worker.properties");

        assertThat(Files.readAllLines(own)).contains("group.id=" + TwinWorker.OWN_GROUP);
    }

    private static TwinRights granted(String file) {
        return TwinRights.read(HOME.resolve("terraform/modules/naming/tests").resolve(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a": 1}                                                            | it is no array
                    ''                                                                  | it is no array
                    [{}]                                                                | there is no account ""
                    [{"principal": "connector", "resource_type": "TOPICS"}]             | there is no resource type "TOPICS"
                    [{"principal": "connector", "resource_type": "TOPIC"}]              | there is no operation ""
                    [                                                                   | Unexpected end-of-input
                    """)
    void a_file_that_holds_something_else_is_refused(String text, String problem, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("acls.json");
        Files.writeString(file, text);

        assertThatThrownBy(() -> TwinRights.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("acls.json holds no rights that terraform/acls has printed")
                .hasMessageContaining(problem);
    }

    @Test
    void a_file_that_is_not_there_is_said(@TempDir Path folder) {
        assertThatThrownBy(() -> TwinRights.read(folder.resolve("acls.json")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "acls.json holds no rights that terraform/acls has printed: there is no such file");
    }
}
