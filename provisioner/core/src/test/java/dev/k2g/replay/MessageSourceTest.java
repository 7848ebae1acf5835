package dev.k2g.replay;

import dev.k2g.failure.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MessageSourceTest {

    private final Path directory;

    MessageSourceTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void tells_files_addresses_and_standard_input_apart() throws Exception {
        Path file = Files.writeString(directory.resolve("r.ndjson"), "{}\n");

        assertThat(MessageSource.of("-").description()).isEqualTo("standard input");
        assertThat(MessageSource.of(file.toString()).description()).isEqualTo(file.toString());
        assertThat(MessageSource.of(file.toString()).size()).hasValue(3);
        assertThat(MessageSource.of(file.toString()).isEndless()).isFalse();
        assertThat(MessageSource.of("HTTPS://example.org/2/rsvps").isEndless()).isTrue();
    }

    @Test
    void an_address_is_shown_without_credentials_and_query() {
        assertThat(MessageSource.of("https://me:secret@example.org:8443/2/rsvps?key=secret")
                        .description())
                .isEqualTo("https://example.org:8443/2/rsvps");
    }

    @Test
    void an_unreadable_recording_is_told_at_once() {
        Path missing = directory.resolve("missing.ndjson");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> MessageSource.of(missing.toString()))
                .withMessage("The recording " + missing + " cannot be read: there is no such file.")
                .satisfies(e -> assertThat(e.remedy()).contains("one a line"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> MessageSource.of(directory.toString()))
                .withMessageContaining("it is a directory");
    }

    @Test
    void an_address_that_is_none_is_told_without_repeating_it() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> MessageSource.of("https://me:secret@exa mple.org/"))
                .withMessageContaining("Illegal character")
                .withMessageNotContaining("secret");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> MessageSource.of("https:///rsvps"))
                .withMessageContaining("no http or https host");
    }
}
