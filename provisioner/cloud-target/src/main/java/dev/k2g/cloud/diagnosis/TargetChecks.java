package dev.k2g.cloud.diagnosis;

import dev.k2g.cloud.aura.AuraInstance;
import dev.k2g.cloud.targetfile.TargetFile;
import dev.k2g.recipe.Recipe;
import dev.k2g.secret.Redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at everything that a recipe needs of the servers that a target file describes. Nothing is changed. */
public final class TargetChecks {

    private TargetChecks() {}

    /** Does every check, one endpoint after the other. What fails is in the diagnosis; nothing is thrown for it. */
    public static Diagnosis examine(TargetFile target, Recipe recipe) {
        List<CheckResult> results = new ArrayList<>();
        Optional<String> clusterId = new KafkaChecks(target, recipe, results).run();
        new ConnectChecks(target, recipe, results).run(clusterId);
        Optional<AuraInstance> instance = target.aura().flatMap(access -> new AuraChecks(access, results).run());
        new Neo4jChecks(target.endpoints().neo4j(), recipe, results).run(instance);
        return new Diagnosis(target.endpoints().target(), results).redacted(Redaction.of(target.secrets()));
    }

    /** Looks at Kafka alone, such as after a right was granted. */
    static Diagnosis examineKafka(TargetFile target, Recipe recipe) {
        List<CheckResult> results = new ArrayList<>();
        new KafkaChecks(target, recipe, results).run();
        return new Diagnosis(target.endpoints().target(), results).redacted(Redaction.of(target.secrets()));
    }
}
