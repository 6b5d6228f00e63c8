package dev.lenet.trainer.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/**
 * Reads a body as its bytes arrive, and dispatches the request again when the body is complete or has failed. The outcome is
 * then an attribute of the request.
 */
final class BodyCollector implements ReadListener, AsyncListener {

    /** The attribute: the body as bytes, or the status with which the request must be refused. */
    static final String OUTCOME = BodyCollector.class.getName();

    private final AsyncContext context;
    private final ServletInputStream in;
    private final int mostBytes;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final byte[] chunk = new byte[4096];
    private boolean finished;

    BodyCollector(AsyncContext context, ServletInputStream in, int mostBytes) {
        this.context = context;
        this.in = in;
        this.mostBytes = mostBytes;
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (in.isReady() && !in.isFinished()) {
            body.write(chunk, 0, Math.max(0, in.read(chunk)));
            if (body.size() > mostBytes) {
                finish(HttpStatus.CONTENT_TOO_LARGE);
                return;
            }
        }
    }

    @Override
    public void onAllDataRead() {
        finish(body.toByteArray());
    }

    /** Does nothing: {@link #onError(AsyncEvent)} is called too. */
    @Override
    public void onError(Throwable thrown) {}

    @Override
    public void onTimeout(AsyncEvent event) {
        finish(HttpStatus.REQUEST_TIMEOUT);
    }

    /** Called if the client has disconnected or sends an invalid body. */
    @Override
    public void onError(AsyncEvent event) {
        finish(HttpStatus.BAD_REQUEST);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    @Override
    public void onComplete(AsyncEvent event) {}

    /** Has an effect only once: the last byte may arrive just when the time is up. */
    private synchronized void finish(Object outcome) {
        if (!finished) {
            finished = true;
            context.getRequest().setAttribute(OUTCOME, outcome);
            context.dispatch();
        }
    }
}
