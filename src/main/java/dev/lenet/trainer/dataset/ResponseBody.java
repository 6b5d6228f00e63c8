package dev.lenet.trainer.dataset;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A response's body as it arrives, with a timeout for the next part.
 *
 * <p>The HTTP client's own timeout covers only the response's headers; without this one, a server that goes silent after
 * them would block the download forever.
 */
final class ResponseBody implements BodySubscriber<ResponseBody>, AutoCloseable {

    /** Some bytes, or the end of the body with or without an error. */
    private record Part(
            List<ByteBuffer> bytes, boolean last, @Nullable Throwable problem) {}

    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean closed;

    @Override
    public CompletionStage<ResponseBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        if (closed) {
            subscription.cancel();
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        parts.add(new Part(bytes, false, null));
    }

    @Override
    public void onError(Throwable problem) {
        parts.add(new Part(List.of(), true, problem));
    }

    @Override
    public void onComplete() {
        parts.add(new Part(List.of(), true, null));
    }

    /**
     * Waits for the next bytes.
     *
     * @param stall how long to wait
     * @return the bytes; null at the end of a body of the length that the server declared
     * @throws HttpTimeoutException if nothing arrives in time
     * @throws IOException if the connection is lost
     */
    @Nullable
    List<ByteBuffer> next(Duration stall) throws IOException, InterruptedException {
        Part part = parts.poll(stall.toMillis(), TimeUnit.MILLISECONDS);
        if (part == null) {
            throw new HttpTimeoutException("nothing arrived for " + Transfer.seconds(stall));
        }
        if (part.problem() != null) {
            throw new IOException("the connection broke off", part.problem());
        }
        if (part.last()) {
            return null;
        }
        Objects.requireNonNull(subscription).request(1); // set before any part can arrive
        return part.bytes();
    }

    /** Cancels the rest of the body; this drops the connection unless the body is complete. */
    @Override
    public void close() {
        closed = true;
        Flow.Subscription subscription = this.subscription;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
