package dev.k2g.replay;

import dev.k2g.deadline.Deadline;
import dev.k2g.failure.FailedException;
import dev.k2g.failure.InvalidInputException;
import dev.k2g.failure.K2gException;
import dev.k2g.failure.UnreachableException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * A stream over HTTP. However a connection ends, the next one is tried after a pause that grows from 0.25 to 15
 * seconds and starts anew once a connection has held for a while. Only an answer that says the request is wrong ends it,
 * and that there was none at all for a time.
 */
final class HttpStream extends MessageSource {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration HELD_FOR_A_WHILE = Duration.ofSeconds(20);
    private static final Duration CONNECT_TIME = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIME = Duration.ofSeconds(30);

    /** Request Timeout and Too Many Requests: 4xx that ask for another try. */
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 429);

    /** As long as any wait takes by default. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final URI address;
    private final Duration patience;

    private HttpStream(URI address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    static HttpStream at(URI address) {
        String scheme = address.getScheme();
        boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!http || address.getHost() == null) {
            throw new InvalidInputException(
                    "The stream's address has no http or https host.", "Write it as https://host/path.");
        }
        return new HttpStream(address, PATIENCE);
    }

    @Override
    public String description() {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port
                + Objects.requireNonNullElse(address.getPath(), "");
    }

    @Override
    public boolean isEndless() {
        return true;
    }

    @Override
    public MessageSource givenUpAfter(Duration patience) {
        return new HttpStream(address, patience);
    }

    @Override
    void readInto(SourceReader reader) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIME)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        Duration pause = FIRST_PAUSE;
        Deadline firstAnswer = Deadline.in(patience);
        while (true) {
            long start = System.nanoTime();
            String why = readOnce(client, reader);
            if (firstAnswer.hasPassed() && !reader.wasReached()) {
                throw notReached(why);
            }
            boolean held = System.nanoTime() - start > HELD_FOR_A_WHILE.toNanos();
            pause = held ? FIRST_PAUSE : pause;
            reader.pauseBeforeReconnect(why, pause);
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        }
    }

    @Override
    K2gException unreadable(Throwable cause, long linesRead) {
        return cause instanceof K2gException told
                ? told
                : new FailedException(
                        "The stream " + description() + " could not be read: " + IoErrors.inClause(cause) + ".",
                        null,
                        cause);
    }

    /** One connection from its beginning to its end; answers why it ended. */
    private String readOnce(HttpClient client, SourceReader reader) throws InterruptedException {
        try {
            ReceivedBody received = new ReceivedBody();
            HttpResponse<InputStream> response = client.send(request(), received.handler());
            try (InputStream body = response.body()) {
                int status = response.statusCode();
                if (status >= 400 && status < 500 && !WORTH_ANOTHER_TRY.contains(status)) {
                    throw refused(status, reader.wasReached());
                }
                if (status != 200) {
                    return "it answered " + status;
                }
                reader.drain(body);
                received.requireEnd();
                return "it ended";
            }
        } catch (IOException e) {
            return IoErrors.inClause(e);
        }
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(address)
                .timeout(ANSWER_TIME)
                .header("Accept", "application/x-ndjson, application/json, */*")
                .header("User-Agent", "k2g")
                .build();
    }

    private K2gException refused(int status, boolean wasReached) {
        String remedy = switch (status) {
            case 401, 403 -> "It wants credentials or another address: ask who runs the stream.";
            case 404, 410 -> "There is no stream at this address: check it, or replay a recording instead.";
            default -> "Check the address.";
        };
        String problem = "The stream " + description() + " answered " + status + ".";
        return wasReached ? new FailedException(problem, remedy) : new UnreachableException(problem, remedy);
    }

    /**
     * The body of an answer, whose bytes can all be read even if the connection breaks off: the JDK's own stream forgets
     * what has come but was not read yet ({@code HttpResponseInputStream} looks for a failure first).
     */
    private static final class ReceivedBody implements BodySubscriber<InputStream> {

        private final BodySubscriber<InputStream> body = BodySubscribers.ofInputStream();
        private volatile @Nullable Throwable breakOff;

        /** Hands the body to this one. */
        BodyHandler<InputStream> handler() {
            return answer -> this;
        }

        /**
         * Says whether the end that was read is that of the body.
         *
         * @throws IOException when the connection broke off before
         */
        void requireEnd() throws IOException {
            Throwable cause = breakOff;
            if (cause != null) {
                throw new IOException(cause.getMessage(), cause);
            }
        }

        @Override
        public CompletionStage<InputStream> getBody() {
            return body.getBody();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            body.onSubscribe(subscription);
        }

        @Override
        public void onNext(List<ByteBuffer> bytes) {
            body.onNext(bytes);
        }

        @Override
        public void onError(Throwable cause) {
            breakOff = cause;
            body.onComplete();
        }

        @Override
        public void onComplete() {
            body.onComplete();
        }
    }
}
