package dev.k2g.stack.files;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CertificateAuthorityTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void are_signed_by_their_authority_and_name_this_machine() throws Exception {
        CertificateAuthority certificates = CertificateAuthority.generate(Instant.now(), List.of("kafka"));

        certificates.server().verify(certificates.authority().getPublicKey());
        certificates.server().checkValidity();
        assertThat(certificates.server().getSubjectAlternativeNames())
                .hasToString("[[2, localhost], [2, kafka], [7, 127.0.0.1]]");
        assertThat(certificates.server().getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void are_kept_until_they_are_about_to_expire() throws Exception {
        StackDirectory state = new StackDirectory(directory);
        Instant now = Instant.now();
        String first = Files.readString(TlsFiles.of(state, now, List.of()).certificate());

        assertThat(TlsFiles.of(state, now, List.of()).certificate()).hasContent(first);

        String renewed = Files.readString(
                TlsFiles.of(state, now.plus(Duration.ofDays(380)), List.of()).certificate());
        assertThat(renewed).isNotEqualTo(first);
    }

    @Test
    void are_made_anew_when_the_authority_is_another_stacks() throws Exception {
        StackDirectory state = new StackDirectory(directory);
        TlsFiles files = TlsFiles.of(state, Instant.now(), List.of());
        CertificateAuthority other = CertificateAuthority.generate(Instant.now(), List.of());
        String foreign = TlsFiles.pem("CERTIFICATE", other.authority().getEncoded());
        state.write(files.authority(), foreign);

        assertThat(TlsFiles.of(state, Instant.now(), List.of()).authority())
                .content()
                .isNotEqualTo(foreign);
    }

    @Test
    void are_made_anew_when_a_file_is_gone() {
        StackDirectory state = new StackDirectory(directory);
        TlsFiles files = TlsFiles.of(state, Instant.now(), List.of());
        state.delete(files.key());

        assertThat(TlsFiles.of(state, Instant.now(), List.of()).key()).isNotEmptyFile();
    }
}
