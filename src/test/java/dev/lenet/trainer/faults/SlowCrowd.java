package dev.lenet.trainer.faults;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clients that begin a request and then send a byte every few seconds; whoever is cut off comes back. */
final class SlowCrowd implements AutoCloseable, Runnable {

    private static final List<String> BEGINNINGS = List.of(
            "GET / HTTP/1.1\r\nHost: localhost\r\nX: ",
            "POST /api/queue HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n",
            "POST /api/queue HTTP/1.1\r\nHost: localhost\r\nX-Requested-With: trainer\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n");

    private static final int MILLIS_BETWEEN_BYTES = 4000;

    private final InetSocketAddress address;
    private final @Nullable SocketChannel[] clients;
    private final Thread thread = new Thread(this, "crowd");
    private volatile boolean over;
    private volatile int connections;

    SlowCrowd(int port, int size) {
        this.address = new InetSocketAddress("127.0.0.1", port);
        this.clients = new SocketChannel[size];
        thread.start();
    }

    /** How often a client was let in, first or again. */
    int connections() {
        return connections;
    }

    @Override
    public void run() {
        try {
            while (!over) {
                for (int i = 0; i < clients.length && !over; i++) {
                    clients[i] = drip(clients[i], i);
                    Thread.sleep(Math.max(1, MILLIS_BETWEEN_BYTES / clients.length));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable SocketChannel drip(@Nullable SocketChannel client, int number) {
        try {
            if (client == null) {
                String beginning = BEGINNINGS.get(number % BEGINNINGS.size());
                SocketChannel opened = SocketChannel.open(address);
                opened.write(ByteBuffer.wrap(beginning.getBytes(StandardCharsets.US_ASCII)));
                opened.configureBlocking(false);
                connections++;
                return opened;
            }
            client.write(ByteBuffer.wrap(new byte[] {'a'}));
            if (client.read(ByteBuffer.allocate(4096)) >= 0) {
                return client;
            }
            client.close();
        } catch (IOException e) {
            // Not up yet, gone, or cut off: the next round tries again.
        }
        return null;
    }

    @Override
    public void close() throws Exception {
        over = true;
        thread.join();
        for (SocketChannel client : clients) {
            if (client != null) {
                client.close();
            }
        }
    }
}
