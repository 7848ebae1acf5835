package dev.k2g;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.k2g", importOptions = DoNotIncludeTests.class)
class PackageStructureTest {

    @ArchTest
    static final ArchRule lower_floors_never_know_higher_ones = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("data and rules")
            .definedBy(
                    "..failure..",
                    "..secret..",
                    "..endpoint..",
                    "..plan..",
                    "..deadline..",
                    "..recipe..",
                    "..yaml..",
                    "..background..")
            .layer("http")
            .definedBy("dev.k2g.http..")
            .layer("kafka")
            .definedBy("dev.k2g.kafka..")
            .layer("graph")
            .definedBy("dev.k2g.graph..")
            .layer("connect")
            .definedBy("dev.k2g.connect..")
            .layer("aura")
            .definedBy("dev.k2g.aura..")
            .layer("plugin")
            .definedBy("dev.k2g.plugin..")
            .layer("provisioning")
            .definedBy("..provision..", "..state..", "..validate..")
            .layer("replay and targets")
            .definedBy("..replay..", "..stream..", "..target..")
            .optionalLayer("pipeline")
            .definedBy("..pipeline..", "..doctor..")
            .whereLayer("pipeline")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("replay and targets")
            .mayOnlyBeAccessedByLayers("provisioning", "pipeline")
            .whereLayer("provisioning")
            .mayOnlyBeAccessedByLayers("replay and targets", "pipeline")
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("connect", "aura", "pipeline")
            .whereLayer("kafka")
            .mayOnlyBeAccessedByLayers("provisioning", "replay and targets", "pipeline")
            .whereLayer("graph")
            .mayOnlyBeAccessedByLayers("provisioning", "replay and targets", "pipeline")
            .whereLayer("connect")
            .mayOnlyBeAccessedByLayers("provisioning", "replay and targets", "pipeline")
            .whereLayer("aura")
            .mayOnlyBeAccessedByLayers("replay and targets", "pipeline")
            .whereLayer("plugin")
            .mayOnlyBeAccessedByLayers("provisioning", "replay and targets", "pipeline")
            .withOptionalLayers(true);

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.k2g.(*)..").should().beFreeOfCycles();
}
