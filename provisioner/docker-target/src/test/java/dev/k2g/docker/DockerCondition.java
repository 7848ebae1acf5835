package dev.k2g.docker;

import dev.k2g.docker.engine.Engine;
import dev.k2g.failure.K2gException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.Optional;
import java.util.stream.Stream;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

/** See {@link NeedsDocker}. */
final class DockerCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<NeedsDocker> needs = context.getTestClass().flatMap(type -> findAnnotation(type, NeedsDocker.class));
        Optional<String> lacking = needs.flatMap(annotation -> whatIsLacking(annotation.value()));
        if (lacking.isPresent() && "required".equals(System.getProperty("k2g.test.docker"))) {
            throw new IllegalStateException("Skipping is forbidden by k2g.test.docker=required. " + lacking.get());
        }
        return lacking.map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("an engine and its images are there"));
    }

    private static Optional<String> whatIsLacking(String[] settings) {
        try {
            Engine engine = Engine.find();
            return Stream.of(settings)
                    .map(TestImages::of)
                    .filter(image -> engine.imageId(image.name()).isEmpty())
                    .map(image -> "The image " + image.name() + " is not on this machine: build it with"
                            + " .ci/images/build, or name another with " + image.setting() + ".")
                    .findFirst();
        } catch (K2gException e) {
            return Optional.of(e.getMessage());
        }
    }
}
