package dev.k2g.stack.files;

import java.util.stream.IntStream;

/**
 * Where a listener of the local stack may be: on its standard port, or when that is taken on the first free one from
 * {@code first} to {@code last}.
 *
 * <table>
 * <caption>Ports of the local target, all on 127.0.0.1</caption>
 * <tr><th>listener</th><th>standard</th><th>else</th></tr>
 * <tr><td>Kafka</td><td>9092</td><td>9093–9191</td></tr>
 * <tr><td>Kafka's controller, for the broker only</td><td>9192</td><td>9193–9291</td></tr>
 * <tr><td>Connect's REST API</td><td>8083</td><td>8084–8182</td></tr>
 * <tr><td>Neo4j, Bolt</td><td>7687</td><td>7688–7786</td></tr>
 * <tr><td>Neo4j, HTTP</td><td>7474</td><td>7475–7573</td></tr>
 * <tr><td>Neo4j, HTTPS</td><td>7473</td><td>7574–7672</td></tr>
 * </table>
 */
public enum PortRange {
    KAFKA("kafka.port", 9092, 9093, 9191),
    CONTROLLER("kafka.controller.port", 9192, 9193, 9291),
    CONNECT("connect.port", 8083, 8084, 8182),
    BOLT("neo4j.bolt.port", 7687, 7688, 7786),
    HTTP("neo4j.http.port", 7474, 7475, 7573),
    HTTPS("neo4j.https.port", 7473, 7574, 7672);

    private final String key;
    private final int standard;
    private final int first;
    private final int last;

    PortRange(String key, int standard, int first, int last) {
        this.key = key;
        this.standard = standard;
        this.first = first;
        this.last = last;
    }

    /** How templates and {@code ports.properties} call it. */
    public String key() {
        return key;
    }

    /** Every port of the range, the standard one first. */
    public IntStream candidates() {
        return IntStream.concat(IntStream.of(standard), IntStream.rangeClosed(first, last));
    }

    /** For messages: {@code 9092–9191}. */
    @Override
    public String toString() {
        return first == standard + 1 ? standard + "–" + last : standard + " and " + first + "–" + last;
    }
}
