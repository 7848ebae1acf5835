package dev.k2g.features.regression;

import dev.k2g.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SecretFormsTest {

    private static final String SECRET = "p/+\"\\ä=secret==";
    private final SecretForms forms = new SecretForms(List.of(Secret.of(SECRET)));

    @Test
    void finds_a_secret_as_it_is_in_a_url_and_in_json() {
        assertThat(forms.areIn("password=" + SECRET + ";")).isTrue();
        assertThat(forms.areIn("https://host/?p=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(forms.areIn("{\"p\": \"p/+\\\"\\\\ä=secret==\"}")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:", "ab:", "neo4j:", "user:", "longer user:"})
    void finds_a_secret_in_the_base64_of_a_longer_text(String before) {
        byte[] credentials = (before + SECRET + " and more").getBytes(StandardCharsets.UTF_8);

        assertThat(forms.areIn("Basic " + Base64.getEncoder().encodeToString(credentials)))
                .isTrue();
        assertThat(forms.areIn(Base64.getUrlEncoder().encodeToString(credentials)))
                .isTrue();
    }

    @Test
    void finds_nothing_where_there_is_nothing() {
        assertThat(forms.areIn("password=******, cGFzc3dvcmQ=")).isFalse();
    }
}
