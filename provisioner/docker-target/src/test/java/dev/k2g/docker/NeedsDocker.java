package dev.k2g.docker;

import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tests with containers: skipped where no engine answers or an image is not local. With the system property
 * {@code k2g.test.docker=required} they fail instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DockerCondition.class)
public @interface NeedsDocker {

    /** The settings of the images that must be there: of {@link TestImages}. */
    String[] value() default {};
}
