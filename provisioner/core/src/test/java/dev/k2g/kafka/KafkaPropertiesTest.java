package dev.k2g.kafka;

import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.secret.Secret;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaPropertiesTest {

    @Property
    void kafka_reads_the_credentials_that_were_written(
            @ForAll @NotEmpty String apiKey,
            @ForAll @NotEmpty @Chars({'"', '\'', '\\', ' ', '$', '%', '=', ';', '{', '}', '#', '\n', '\r', '\t', 'a'})
                    String apiSecret) {
        assertThat(readByKafka(apiKey, apiSecret))
                .containsEntry("username", apiKey)
                .containsEntry("password", apiSecret);
    }

    @Property
    void kafka_reads_any_secret(@ForAll @NotEmpty String apiSecret) {
        assertThat(readByKafka("key", apiSecret)).containsEntry("password", apiSecret);
    }

    @Example
    void a_private_authority_becomes_a_pem_truststore() {
        Map<String, Object> properties = KafkaProperties.of(
                new KafkaEndpoint("localhost:9092", "key", Secret.of("secret"), Optional.of(Path.of("ca.pem"))));

        assertThat(properties)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("ssl.truststore.type", "PEM")
                .containsEntry("ssl.truststore.location", "ca.pem");
    }

    @Example
    void without_a_private_authority_the_system_is_trusted() {
        Map<String, Object> properties =
                KafkaProperties.of(new KafkaEndpoint("localhost:9092", "key", Secret.of("secret"), Optional.empty()));

        assertThat(properties.keySet()).noneMatch(key -> key.startsWith("ssl."));
    }

    private static Map<String, Object> readByKafka(String apiKey, String apiSecret) {
        Object jaas = KafkaProperties.of(
                        new KafkaEndpoint("localhost:9092", apiKey, Secret.of(apiSecret), Optional.empty()))
                .get(SaslConfigs.SASL_JAAS_CONFIG);
        Map<String, Object> configs = new HashMap<>();
        configs.put(SaslConfigs.SASL_JAAS_CONFIG, new Password(String.valueOf(jaas)));
        Map<String, Object> options = new HashMap<>();
        options.putAll(JaasContext.loadClientContext(configs)
                .configurationEntries()
                .get(0)
                .getOptions());
        return options;
    }
}
