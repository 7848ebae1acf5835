package dev.k2g.features.regression;

import dev.k2g.failure.K2gException;
import dev.k2g.features.scenario.ScenarioPipeline;
import dev.k2g.stack.files.StackDirectory;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Steps that do to a stack what happens on machines: another program has its port, its files are mixed up. */
public final class MishapSteps {

    private final ScenarioPipeline pipeline;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private @Nullable ServerSocket other;
    private @Nullable String credentials;

    public MishapSteps(ScenarioPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** It reads whatever it is sent, and ends each connection without an answer. */
    @Given("another program listens on Neo4j's port")
    public void anotherProgramListens() throws IOException {
        int port = pipeline.stack().endpoints().neo4j().uri().getPort();
        ServerSocket socket = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        other = socket;
        new Thread(() -> listen(socket), "other-program").start();
    }

    private void listen(ServerSocket socket) {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                client.setSoTimeout(500);
                client.getInputStream().transferTo(heard);
            } catch (IOException e) {
                continue; // the client waits for an answer, or this program is ended
            }
        }
    }

    @Then("nobody should have sent a password to the other program")
    public void nobodyShouldHaveSentAPassword() {
        String password = pipeline.stack().endpoints().neo4j().password().reveal();
        String all = heard.toString(ISO_8859_1);
        if (all.contains(password)) {
            throw new AssertionError("The other program was sent the password.");
        }
    }

    @Given("the stack's credentials have another password for Neo4j")
    public void theCredentialsHaveAnotherPassword() throws IOException {
        String written = Files.readString(file());
        credentials = written;
        Files.writeString(file(), written.replaceFirst("(?m)^neo4j\\.password=.*$", "neo4j.password=not-the-password"));
    }

    @Given("Neo4j does not start because of:")
    public void neo4jDoesNotStart(String reason) {
        try {
            pipeline.stack().mend();
        } catch (K2gException e) {
            if (!String.valueOf(e.getMessage()).contains(reason.strip())) {
                throw new AssertionError("It does not start for another reason: " + e.getMessage(), e);
            }
            requireCarefulAdvice(Objects.toString(e.remedy(), ""));
            return;
        }
        throw new AssertionError("It has started.");
    }

    /** What keeps the data comes before what forgets it. */
    private static void requireCarefulAdvice(String remedy) {
        if (!remedy.startsWith("Put back the file") || !remedy.contains("Only where there is none")) {
            throw new AssertionError("The advice is to be followed without a loss, and is: " + remedy);
        }
    }

    @When("the stack's credentials are put back")
    public void theCredentialsArePutBack() throws IOException {
        if (credentials != null) {
            Files.writeString(file(), credentials);
            credentials = null;
        }
    }

    private Path file() {
        return new StackDirectory(pipeline.stack().folder().resolve(".k2g")).credentials();
    }

    /** Before what the scenario made is taken away, which needs the servers. */
    @After(order = 30_000)
    public void setRight() throws IOException {
        theCredentialsArePutBack();
        if (other != null) {
            other.close();
        }
    }
}
