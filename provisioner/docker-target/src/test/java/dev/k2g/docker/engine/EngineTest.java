package dev.k2g.docker.engine;

import dev.k2g.docker.NeedsDocker;
import dev.k2g.failure.FailedException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@NeedsDocker
class EngineTest {

    @Test
    void starts_no_container_of_its_own() {
        Engine engine = Engine.find();

        assertThat(engine.client().listContainersCmd().withShowAll(true).exec())
                .noneMatch(container -> container.getImage().contains("ryuk"));
    }

    @Test
    void names_the_setting_of_an_image_that_cannot_be_pulled() {
        ImageName image = new ImageName("127.0.0.1:9/no/such:1", "K2G_KAFKA_IMAGE");

        assertThatExceptionOfType(FailedException.class)
                .isThrownBy(() -> Engine.find().provide(image, line -> {}))
                .withMessageContaining("127.0.0.1:9/no/such:1 is not on this machine and cannot be pulled: ")
                .satisfies(failure -> assertThat(failure.remedy()).contains("K2G_KAFKA_IMAGE"));
    }
}
