package dev.k2g.twin;

import dev.k2g.cloud.rights.ClusterAcls;
import dev.k2g.deadline.Deadline;
import dev.k2g.endpoint.ConnectEndpoint;
import dev.k2g.endpoint.ConnectEndpoint.Service;
import dev.k2g.endpoint.Endpoints;
import dev.k2g.endpoint.KafkaAccess;
import dev.k2g.endpoint.KafkaEndpoint;
import dev.k2g.endpoint.Login;
import dev.k2g.endpoint.Neo4jEndpoint;
import dev.k2g.endpoint.SinkConnection;
import dev.k2g.endpoint.WorkerKeys;
import dev.k2g.failure.FailedException;
import dev.k2g.secret.Secret;
import dev.k2g.stack.files.PortClaims;
import dev.k2g.stack.files.PortRange;
import dev.k2g.stack.files.StackDirectory;
import dev.k2g.stack.files.TlsFiles;
import dev.k2g.stack.local.CloudAccounts;
import dev.k2g.twin.aura.AuraApi;
import dev.k2g.twin.confluent.ConfluentApi;
import dev.k2g.twin.confluent.ServiceAccounts;
import dev.k2g.twin.http.Api;
import dev.k2g.twin.http.DelayedTasks;
import dev.k2g.twin.http.FaultInjection;
import dev.k2g.twin.http.Identity;
import dev.k2g.twin.http.TlsServer;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Confluent Cloud's Connect API and the Aura API before a local stack: their logins, states, delays, masking, throttling and
 * errors, as their documentation says. Managed connectors run in the stack's own worker; a worker of one's own is given
 * accounts with the rights that it has there.
 */
public final class Twin implements AutoCloseable {

    private static final int SECRET_BYTES = 24;
    private static final Duration TO_KNOW_RIGHTS = Duration.ofSeconds(30);

    private final Endpoints stack;
    private final CloudAccounts accounts;
    private final Optional<WorkerKeys> worker;
    private final PortClaims ports = PortClaims.open();
    private final int workerPort;
    private final TlsServer server;
    private final DelayedTasks tasks;
    private final Login cloudKey;
    private final Login auraClient;

    /**
     * Starts a twin. Close it when done; what was made by it stays in the stack.
     *
     * @param stack a local stack that runs
     * @param rights what k2g and the connectors may do on its Kafka from now on
     * @param log told each call in a line, without secrets
     * @throws FailedException when the port is taken
     */
    public static Twin start(Endpoints stack, TwinRights rights, TwinOptions options, Consumer<String> log) {
        return new Twin(stack, rights, options, log);
    }

    private Twin(Endpoints stack, TwinRights rights, TwinOptions options, Consumer<String> log) {
        this.stack = stack;
        StackDirectory state =
                new StackDirectory(authority(stack).resolveSibling("..").normalize());
        TlsFiles files = new TlsFiles(state.tls());
        this.accounts = CloudAccounts.of(state);
        this.worker = rights.workerOf(accounts);
        this.workerPort = worker.isPresent() ? freePort() : 0;
        permit(stack, accounts, rights);
        this.cloudKey = new Login("CLOUDKEYOFTWIN01", secret());
        this.auraClient = new Login("AuraClientOfTwin", secret());
        this.tasks = new DelayedTasks(options.delay(), log);
        List<Api> apis = List.of(
                new ConfluentApi(stack, new ServiceAccounts(accounts, state), cloudKey, tasks),
                new AuraApi(stack.neo4j(), auraClient, options.delay(), options.tokenLife()));
        this.server = TlsServer.start(
                options.port(),
                Identity.of(files.certificate(), files.key()),
                apis,
                new FaultInjection(options.throttleEvery(), options.retryAfter(), options.failEvery()),
                log);
    }

    private static void permit(Endpoints stack, CloudAccounts accounts, TwinRights rights) {
        try (ClusterAcls kafka = ClusterAcls.of(stack.kafka())) {
            kafka.permit(accounts.provisioning().name(), rights.provisioning(), Deadline.in(TO_KNOW_RIGHTS));
            kafka.permit(accounts.connectors().name(), rights.connectors(), Deadline.in(TO_KNOW_RIGHTS));
            kafka.permit(accounts.worker().name(), rights.worker(), Deadline.in(TO_KNOW_RIGHTS));
        }
    }

    private static Path authority(Endpoints stack) {
        return stack.kafka()
                .certificateAuthority()
                .orElseThrow(() -> new FailedException(
                        "The target " + stack.target() + " has no certificates of its own, which a twin needs.",
                        "Use the local target."));
    }

    private static Secret secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The address of both APIs. */
    public URI address() {
        return server.address();
    }

    /** Every exchange that was not as the documentation of its API says. */
    public List<String> violations() {
        return server.violations();
    }

    /** The stack as a target in the cloud: Kafka as an account that may do little, Neo4j itself, and Connect as a service. */
    public Endpoints endpoints() {
        Neo4jEndpoint neo4j = stack.neo4j();
        KafkaEndpoint kafka = stack.kafka().with(accounts.provisioning());
        URI connect = URI.create(address() + "/connect/v1/environments/" + ConfluentApi.ENVIRONMENT + "/clusters/"
                + ConfluentApi.CLUSTER);
        return new Endpoints(
                "twin",
                kafka,
                new ConnectEndpoint(
                        connect, Service.CONFLUENT_CLOUD, Optional.of(cloudKey), Optional.of(authority(stack))),
                neo4j,
                new SinkConnection(
                        neo4j.uri().toString(),
                        neo4j.username(),
                        neo4j.password().reveal(),
                        neo4j.database(),
                        Optional.of(new KafkaAccess.ServiceAccount(
                                accounts.connectors().name()))),
                stack.disposable(),
                stack.versions());
    }

    /** The API key of Confluent Cloud, which is none of the cluster. */
    public Login cloudKey() {
        return cloudKey;
    }

    /** Id and secret of the Aura API. */
    public Login auraClient() {
        return auraClient;
    }

    /** As whom k2g and the connectors work on the stack's Kafka. */
    CloudAccounts accounts() {
        return accounts;
    }

    /** As whom a worker of one's own works, and what it has on Kafka; empty when connectors are managed. */
    Optional<WorkerKeys> worker() {
        return worker;
    }

    /** Where {@code k2g worker start} is to put that worker: no stack takes the port while the twin is there. */
    int workerPort() {
        return workerPort;
    }

    private int freePort() {
        return ports.first(PortRange.CONNECT)
                .orElseThrow(() -> new FailedException(
                        "Every port of the range " + PortRange.CONNECT + " on 127.0.0.1 is taken.",
                        "Free one of them, and start the twin again."));
    }

    /** A target file that describes the stack with the twin before it. It refers to {@link #variables()}. */
    public String targetFile() {
        return new TwinTargetFile(endpoints(), this, authority(stack)).text();
    }

    /** The environment variables that the target file refers to, each as what may have to be kept secret. */
    public Map<String, Secret> variables() {
        return new TwinTargetFile(endpoints(), this, authority(stack)).variables();
    }

    @Override
    public void close() {
        server.close();
        tasks.close();
        ports.close();
    }
}
