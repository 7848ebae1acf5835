package dev.k2g.plugin;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;

/** Writes a response's body to a file, and counts what has come. The body of a refusal is dropped. */
final class CountedFile implements BodyHandler<Path> {

    private final Path file;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong length = new AtomicLong(-1);

    CountedFile(Path file) {
        this.file = file;
    }

    long bytes() {
        return bytes.get();
    }

    OptionalLong length() {
        return length.get() < 0 ? OptionalLong.empty() : OptionalLong.of(length.get());
    }

    @Override
    public BodySubscriber<Path> apply(ResponseInfo response) {
        if (response.statusCode() != 200) {
            return BodySubscribers.replacing(file);
        }
        length.set(response.headers().firstValueAsLong("Content-Length").orElse(-1));
        return new Counting(BodySubscribers.ofFile(file));
    }

    private final class Counting implements BodySubscriber<Path> {

        private final BodySubscriber<Path> writing;

        Counting(BodySubscriber<Path> writing) {
            this.writing = writing;
        }

        @Override
        public CompletionStage<Path> getBody() {
            return writing.getBody();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            writing.onSubscribe(subscription);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            long size = buffers.stream().mapToLong(ByteBuffer::remaining).sum();
            writing.onNext(buffers);
            bytes.addAndGet(size);
        }

        @Override
        public void onError(Throwable failure) {
            writing.onError(failure);
        }

        @Override
        public void onComplete() {
            writing.onComplete();
        }
    }
}
