package dev.k2g.docker.image;

import dev.k2g.failure.InvalidInputException;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageRequestTest {

    private static final SinkPlugin OFFICIAL =
            new SinkPlugin("neo4j/kafka-connect-neo4j", "5.5.2", Path.of("official"), false);
    private static final SinkPlugin STAND_IN =
            new SinkPlugin("k2g/standin-sink", "5.5.2-standin", Path.of("standin"), true);

    @Test
    void the_name_says_which_sink_is_in_the_image() {
        assertThat(request(OFFICIAL, Optional.empty()).tag()).isEqualTo("k2g-connect:5.5.2");
        assertThat(request(STAND_IN, Optional.empty()).tag()).isEqualTo("k2g-connect-standin:5.5.2-standin");
        assertThat(request(OFFICIAL, Optional.of("registry.example:5000/team/connect:1"))
                        .tag())
                .isEqualTo("registry.example:5000/team/connect:1");
    }

    @Test
    void an_image_with_the_stand_in_cannot_have_a_name_that_hides_it() {
        assertThatThrownBy(() -> request(STAND_IN, Optional.of("k2g-connect:5.5.2")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The image would hold the stand-in sink, and its name k2g-connect:5.5.2 does not say so.");
    }

    @Test
    void what_is_no_name_is_refused() {
        assertThatThrownBy(() -> request(OFFICIAL, Optional.of("My Image")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("'My Image' is no name of an image.");
    }

    @Test
    void the_default_base_image_is_the_dockerfiles() throws IOException {
        try (InputStream dockerfile = Objects.requireNonNull(ImageRequest.class.getResourceAsStream("Dockerfile"))) {
            assertThat(new String(dockerfile.readAllBytes(), UTF_8))
                    .contains("ARG BASE_IMAGE=" + ImageRequest.DEFAULT_BASE + "\n");
        }
    }

    private static ImageRequest request(SinkPlugin sink, Optional<String> tag) {
        return ImageRequest.of(sink, Optional.empty(), tag);
    }
}
