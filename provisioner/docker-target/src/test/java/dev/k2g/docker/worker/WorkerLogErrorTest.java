package dev.k2g.docker.worker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WorkerLogErrorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Caused by: org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed: Invalid username or password | CONNECT_SASL_JAAS_CONFIG
            org.apache.kafka.common.errors.SslAuthenticationException: SSL handshake failed | CONNECT_SSL_TRUSTSTORE_LOCATION
            InvalidReplicationFactorException: Unable to replicate the partition 3 time(s): replication factor: 3 larger than | CONNECT_CONFIG_STORAGE_REPLICATION_FACTOR
            Caused by: org.apache.kafka.common.config.ConfigException: No resolvable bootstrap urls given in bootstrap.servers | CONNECT_BOOTSTRAP_SERVERS
            WARN [AdminClient clientId=x] Bootstrap broker localhost:9092 (id: -1 rack: null) disconnected | CONNECT_BOOTSTRAP_SERVERS
            Caused by: java.net.BindException: Address already in use | CONNECT_LISTENERS
            CONNECT_GROUP_ID is required. | CONNECT_GROUP_ID
            """)
    void names_the_variable_to_look_at(String line, String variable) {
        WorkerLogError complaint = WorkerLogError.in("INFO starting\n" + line + "\n\tat a.b.C\nINFO stopping\n");

        assertThat(complaint.line()).isEqualTo(line);
        assertThat(complaint.variable())
                .hasValueSatisfying(name -> assertThat(name).startsWith(variable));
    }

    @Test
    void what_it_does_not_know_it_quotes() {
        assertThat(WorkerLogError.in("INFO a\nCaused by: java.lang.IllegalStateException: odd\n")
                        .text())
                .isEqualTo("Caused by: java.lang.IllegalStateException: odd");
    }
}
