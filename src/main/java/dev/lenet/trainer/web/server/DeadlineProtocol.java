package dev.lenet.trainer.web.server;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's HTTP/1.1 with the connection timeout as a deadline for the whole head of a request. Tomcat itself restarts the
 * timeout with each byte, so that a client that sends a byte every few seconds can keep its connection as long as it likes.
 */
public final class DeadlineProtocol extends Http11NioProtocol {

    /** Called by Tomcat, which is given the class's name. */
    public DeadlineProtocol() {
        // Gives each body the full timeout again, which the deadline of the head has shortened.
        setDisableUploadTimeout(false);
    }

    @Override
    public int getConnectionUploadTimeout() {
        return getConnectionTimeout();
    }

    @Override
    protected Processor createProcessor() {
        return new DeadlineProcessor(this, getAdapter());
    }

    private static final class DeadlineProcessor extends Http11Processor {

        private final DeadlineProtocol protocol;

        /** When the head of the request must have arrived, in {@link System#nanoTime}; only valid while {@link #waiting}. */
        private long deadline;

        private boolean waiting;

        DeadlineProcessor(DeadlineProtocol protocol, Adapter adapter) {
            super(protocol, adapter);
            this.protocol = protocol;
        }

        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            int served = request.getRequestProcessor().getRequestCount();
            SocketState state = super.service(socket);
            if (state == SocketState.OPEN
                    && served == request.getRequestProcessor().getRequestCount()
                    && !protocol.isSSLEnabled()) {
                // Empty lines before a request, of which one is allowed. Part of a TLS record would look the same.
                return SocketState.CLOSED;
            }
            if (state != SocketState.LONG || isAsync()) {
                waiting = false;
                return state;
            }
            long now = System.nanoTime();
            if (!waiting) {
                waiting = true;
                deadline = now + TimeUnit.MILLISECONDS.toNanos(protocol.getConnectionTimeout());
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - now);
            if (left <= 0) {
                waiting = false;
                return SocketState.CLOSED;
            }
            socket.setReadTimeout(left);
            return state;
        }
    }
}
