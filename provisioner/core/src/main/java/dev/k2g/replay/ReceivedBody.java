package dev.k2g.replay;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * The body of an answer, whose bytes can all be read even if the connection breaks off: the JDK's own stream forgets
 * what has come but was not read yet ({@code HttpResponseInputStream} looks for a failure first).
 */
final class ReceivedBody implements BodySubscriber<InputStream> {

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
