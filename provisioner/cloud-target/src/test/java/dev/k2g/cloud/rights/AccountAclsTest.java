package dev.k2g.cloud.rights;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class AccountAclsTest {

    @ParameterizedTest
    @CsvSource({
        "LITERAL,  rsvps,        READ,          rsvps,         READ,             true",
        "LITERAL,  rsvps,        READ,          rsvps,         WRITE,            false",
        "LITERAL,  rsvps,        READ,          others,        READ,             false",
        "LITERAL,  rsvps,        ALL,           rsvps,         WRITE,            true",
        "LITERAL,  rsvps,        WRITE,         rsvps,         DESCRIBE,         true",
        "LITERAL,  rsvps,        CREATE,        rsvps,         DESCRIBE,         false",
        "LITERAL,  rsvps,        ALTER_CONFIGS, rsvps,         DESCRIBE_CONFIGS, true",
        "LITERAL,  *,            READ,          rsvps,         READ,             true",
        "LITERAL,  *,            READ,          dlq-lcc-*,     READ,             true",
        "PREFIXED, rs,           READ,          rsvps,         READ,             true",
        "PREFIXED, dlq-,         READ,          dlq-lcc-*,     READ,             true",
        "PREFIXED, dlq-lcc-,     READ,          dlq-lcc-*,     READ,             true",
        "PREFIXED, dlq-lcc-abc,  READ,          dlq-lcc-*,     READ,             false",
        "LITERAL,  dlq-lcc-abc,  READ,          dlq-lcc-*,     READ,             false"
    })
    void what_an_ACL_permits(
            PatternType pattern,
            String name,
            AclOperation granted,
            String topic,
            AclOperation needed,
            boolean isPermitted) {
        AccountAcls acls = new AccountAcls(true, List.of(acl(pattern, name, granted, AclPermissionType.ALLOW)));

        Right right = new Right(ResourceType.TOPIC, topic, needed);

        assertThat(acls.missing(List.of(right))).isEqualTo(isPermitted ? List.of() : List.of(right));
    }

    @Test
    void a_refusal_outweighs_what_permits() {
        AccountAcls acls = new AccountAcls(
                true,
                List.of(
                        acl(PatternType.LITERAL, "*", AclOperation.ALL, AclPermissionType.ALLOW),
                        acl(PatternType.PREFIXED, "secret-", AclOperation.READ, AclPermissionType.DENY)));

        assertThat(acls.missing(List.of(
                        new Right(ResourceType.TOPIC, "secret-1", AclOperation.READ),
                        new Right(ResourceType.TOPIC, "secret-1", AclOperation.WRITE))))
                .containsExactly(new Right(ResourceType.TOPIC, "secret-1", AclOperation.READ));
    }

    @Test
    void a_right_on_a_group_is_none_on_a_topic_and_where_nobody_looks_nothing_is_missing() {
        Right onGroup = new Right(ResourceType.GROUP, "rsvps", AclOperation.READ);
        AclBinding onTopic = acl(PatternType.LITERAL, "rsvps", AclOperation.READ, AclPermissionType.ALLOW);

        assertThat(new AccountAcls(true, List.of(onTopic)).missing(List.of(onGroup)))
                .containsExactly(onGroup);
        assertThat(new AccountAcls(false, List.of()).missing(List.of(onGroup))).isEmpty();
    }

    private static AclBinding acl(
            PatternType pattern, String topic, AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, pattern),
                new AccessControlEntry("User:sa-1", "*", operation, permission));
    }
}
