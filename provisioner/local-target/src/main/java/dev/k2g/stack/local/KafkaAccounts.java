package dev.k2g.stack.local;

import dev.k2g.endpoint.KafkaKey;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is who on a broker that, as on Confluent Cloud, lets nobody do anything without an ACL; only the user {@code broker}
 * may do everything. Whoever uses the endpoints has the stack's own key. The ACLs are its user's to set, before Connect
 * starts.
 *
 * @param worker as whom the Connect worker works
 * @param connectors as whom its connectors read and write
 */
public record KafkaAccounts(KafkaKey worker, KafkaKey connectors) {

    /** @throws IllegalArgumentException when a name or secret has a character that would have to be quoted */
    public KafkaAccounts {
        boolean isPlain = Stream.of(worker, connectors)
                .allMatch(key -> (key.name() + key.secret().reveal()).matches("[A-Za-z0-9+/=_-]+"));
        if (!isPlain) {
            throw new IllegalArgumentException("keys of accounts are of base64's characters");
        }
    }

    /** As they stand in the broker's JAAS configuration. */
    String users() {
        return users(Stream.of(worker, connectors));
    }

    static String users(Stream<KafkaKey> keys) {
        return keys.map(key -> " user_" + key.name() + "=\"" + key.secret().reveal() + "\"")
                .distinct()
                .collect(Collectors.joining());
    }
}
