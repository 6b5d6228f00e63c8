package dev.lenet.trainer.web.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.http.HttpHeaders;

/**
 * Closes the connection of a request that was answered before its body was read, such as an unauthorized one. Tomcat would
 * first read the rest of the body to get to the next request, which occupies a thread for as long as the client takes to send
 * it. This valve is outside the one that reports errors, so that the answer is complete.
 */
final class UnreadBodyValve extends ValveBase {

    private static final int CHUNK_BYTES = 8192;

    UnreadBodyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (!request.isAsync() && !request.getCoyoteRequest().isFinished()) {
            dropWhatHasArrived(request);
            response.setHeader(HttpHeaders.CONNECTION, "close");
            // Finish the response first: what follows is an error to Tomcat and would change the response.
            response.finishResponse();
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** Unread bytes would make the system reset the connection, and the client could lose the answer. */
    private void dropWhatHasArrived(Request request) {
        InputStream body = request.getStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            int available = Math.min(body.available(), chunk.length);
            if (available > 0) {
                body.readNBytes(chunk, 0, available);
            }
        } catch (IOException e) {
            container.getLogger().debug("the body ended or broke off", e);
        }
    }
}
