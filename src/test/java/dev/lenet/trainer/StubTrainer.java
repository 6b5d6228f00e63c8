package dev.lenet.trainer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.webjars.WebJarVersionLocator;

/** The page's files with answers that a test decides, for what the trainer itself seldom says. */
final class StubTrainer implements AutoCloseable {

    private static final String LIBRARY = "/webjars/uplot/";

    private record Answer(int status, String json) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    StubTrainer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        answer("/actuator/models", 200, "{\"models\": []}");
    }

    /** What a request for this path gets from now on. */
    void answer(String path, int status, String json) {
        answers.put(path, new Answer(status, json));
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Answer answer = answers.get(path);
            byte[] file = answer == null ? file(path) : null;
            if (answer != null) {
                send(exchange, answer.status, "application/json", answer.json.getBytes(StandardCharsets.UTF_8));
            } else if (file != null) {
                send(exchange, 200, type(path), file);
            } else {
                send(exchange, 404, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte @Nullable [] file(String path) throws IOException {
        String resource = path.startsWith(LIBRARY)
                ? new WebJarVersionLocator().fullPath("uplot", path.substring(LIBRARY.length()))
                : "static" + (path.equals("/") ? "/index.html" : path);
        try (InputStream file = StubTrainer.class.getClassLoader().getResourceAsStream(resource)) {
            return file == null ? null : file.readAllBytes();
        }
    }

    private static String type(String path) {
        if (path.endsWith(".js")) {
            return "text/javascript";
        }
        return path.endsWith(".css") ? "text/css" : path.endsWith(".svg") ? "image/svg+xml" : "text/html";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
