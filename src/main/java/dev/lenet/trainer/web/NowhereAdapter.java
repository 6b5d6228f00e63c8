package dev.lenet.trainer.web;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Sends requests for paths that Tomcat itself cannot make sense of, with NUL characters in them or leading above the root, to a
 * path that the firewall refuses: they name nothing and get the same 404 as any other such name, with the same headers.
 *
 * @param tomcat Tomcat's own
 */
record NowhereAdapter(Adapter tomcat) implements Adapter {

    private static final Pattern SENSELESS = Pattern.compile("%00|/(\\.|%2e){2}(/|$)", Pattern.CASE_INSENSITIVE);

    private static final byte[] NOWHERE = "/%2f".getBytes(StandardCharsets.US_ASCII);

    /** Puts one before Tomcat's own adapter, which exists once the connector is set up. */
    static void install(Connector connector) {
        connector.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) {
                var protocol = connector.getProtocolHandler();
                protocol.setAdapter(new NowhereAdapter(protocol.getAdapter()));
            }
        });
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        // Null where Tomcat could not read the request's first line, and answers 400 by itself.
        String path = String.valueOf(request.requestURI().toString());
        if (SENSELESS.matcher(path).find()) {
            request.requestURI().setBytes(NOWHERE, 0, NOWHERE.length);
        }
        tomcat.service(request, response);
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return tomcat.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
        return tomcat.asyncDispatch(request, response, status);
    }

    @Override
    public void log(Request request, Response response, long time) {
        tomcat.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        tomcat.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return tomcat.getDomain();
    }
}
