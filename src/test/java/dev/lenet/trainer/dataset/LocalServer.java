package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A web server on this machine that answers what a test wants, well-behaved or not; one request a connection. */
final class LocalServer implements AutoCloseable {

    /** A request: what stands between the method and the protocol, and the headers by lower-case name. */
    record Request(String target, Map<String, String> headers) {

        String file() {
            return target.substring(target.lastIndexOf('/') + 1);
        }

        /** The first byte that is asked for. */
        int from() {
            String range = headers.getOrDefault("range", "bytes=0-");
            return Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        }
    }

    /** Answers a request by writing to the connection, which is closed afterwards. */
    @FunctionalInterface
    interface Handler {
        void answer(Request request, Answer answer) throws IOException, InterruptedException;
    }

    /** The way back. */
    final class Answer {
        private final OutputStream out;

        private Answer(OutputStream out) {
            this.out = out;
        }

        Answer head(String status, String... headers) throws IOException {
            String head = "HTTP/1.1 " + status + "\r\nConnection: close\r\n";
            for (String header : headers) {
                head += header + "\r\n";
            }
            return body((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1), 0, head.length() + 2);
        }

        Answer body(byte[] bytes, int from, int to) throws IOException {
            out.write(bytes, from, to - from);
            out.flush();
            return this;
        }

        /** Says no more and keeps the connection open until the server is closed. */
        void stall() throws InterruptedException {
            closed.await();
        }

        /** What a good server does: the rest of the file that was asked for. */
        void good(Request request, byte[] content) throws IOException {
            int from = request.from();
            if (from == 0) {
                head("200 OK", "Content-Length: " + content.length);
            } else if (from >= content.length) {
                head("416 Range Not Satisfiable", "Content-Range: bytes */" + content.length, "Content-Length: 0");
                return;
            } else {
                head(
                        "206 Partial Content",
                        "Content-Length: " + (content.length - from),
                        Text.format("Content-Range: bytes %d-%d/%d", from, content.length - 1, content.length));
            }
            body(content, from, content.length);
        }
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServerSocket socket;
    private final Handler handler;

    LocalServer(Handler handler) throws IOException {
        this.handler = handler;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "local-server");
        thread.setDaemon(true);
        thread.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread thread = new Thread(() -> answer(connection), "local-server-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            String target = in.readLine().split(" ", -1)[1];
            Map<String, String> headers = new TreeMap<>();
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            Request request = new Request(target, headers);
            requests.add(request);
            handler.answer(request, new Answer(connection.getOutputStream()));
        } catch (IOException | InterruptedException e) {
            // The client went away, which some tests want it to do.
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }
}
