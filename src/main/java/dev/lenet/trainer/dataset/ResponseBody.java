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
 * A response's body as it arrives, with a limit on how long the next part may take.
 *
 * <p>The HTTP client's own time-out ends with the response's headers; a server that goes silent after them would be
 * waited for without end.
 */
final class ResponseBody implements BodySubscriber<ResponseBody>, AutoCloseable {

    /** What can arrive: some bytes, or the end with or without an error. */
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
     * The next bytes.
     *
     * @param stall how long to wait for them
     * @return what arrived, null at the end of a body that is as long as the server said
     * @throws HttpTimeoutException if nothing arrives for so long
     * @throws IOException if the connection breaks off
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
        Objects.requireNonNull(subscription).request(1); // whatever arrives, arrives through it
        return part.bytes();
    }

    /** Wants no more: the connection is given up unless the body is at its end. */
    @Override
    public void close() {
        closed = true;
        Flow.Subscription subscription = this.subscription;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
