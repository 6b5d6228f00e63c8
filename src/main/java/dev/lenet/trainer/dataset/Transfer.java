package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request for a file, or for the rest of it if a part exists already (RFC 9110, section 14, Range Requests).
 *
 * <p>Arriving bytes are appended to the part, which is kept if the transfer is interrupted, so that the next one continues
 * from there.
 */
final class Transfer {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+|\\*)");

    private final HttpClient client;
    private final DownloadTimeouts timeouts;
    private final long limit;
    private final DownloadListener listener;

    /**
     * Creates a transfer.
     *
     * @param client sends the requests
     * @param timeouts how long to wait
     * @param limit the maximum length of a file, in bytes
     * @param listener receives the progress
     */
    Transfer(HttpClient client, DownloadTimeouts timeouts, long limit, DownloadListener listener) {
        this.client = client;
        this.timeouts = timeouts;
        this.limit = limit;
        this.listener = listener;
    }

    /**
     * Downloads the file, or the rest of it.
     *
     * @param address the file's URL
     * @param part the part downloaded so far, if any
     * @return whether an earlier part was completed instead of downloading the whole file
     * @throws TransferException if the server does not deliver
     * @throws UncheckedIOException if the part cannot be written
     */
    boolean run(URI address, PartialFile part) throws TransferException, InterruptedException {
        long have = part.size();
        listener.downloaded(address, have, -1);
        HttpResponse<ResponseBody> response = send(address, have);
        try (ResponseBody body = response.body()) {
            int status = response.statusCode();
            if (status == 416 && have > 0) {
                return true; // nothing follows the part, which may be complete; the caller verifies it
            }
            if (status != 200 && status != 206) {
                throw new TransferException("answers with HTTP status " + status, status >= 500 || status == 429);
            }
            long from = status == 206 ? have : 0; // 200 is the whole file: the server does not support ranges
            save(body, address, part, from, total(response, part, from));
            return from > 0;
        } catch (HttpTimeoutException e) {
            throw new TransferException("stalled: " + e.getMessage(), true);
        } catch (IOException e) {
            throw new TransferException(Text.format("broke off after %d bytes", part.size()), true);
        }
    }

    private HttpResponse<ResponseBody> send(URI address, long have) throws TransferException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).GET();
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        // The timeout is applied here, because the request's own timeout does not cover the lookup of the host's name.
        CompletableFuture<HttpResponse<ResponseBody>> answer =
                client.sendAsync(request.build(), info -> new ResponseBody());
        try {
            return answer.get(timeouts.response().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TransferException("did not answer within " + seconds(timeouts.response()), false);
        } catch (ExecutionException e) {
            throw new TransferException(describe(e.getCause()), false);
        } finally {
            answer.cancel(true); // no effect if the response has arrived
        }
    }

    private static String describe(@Nullable Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "is an unknown host: there is no network, or DNS does not work";
            }
            if (cause instanceof HttpConnectTimeoutException) {
                return "cannot be connected to: no answer";
            }
        }
        return problem instanceof ConnectException
                ? "cannot be connected to: connection refused, or no network"
                : Text.format("cannot be requested (%s)", problem);
    }

    /** The whole file's length in bytes; -1 if the server does not report it. */
    private long total(HttpResponse<?> response, PartialFile part, long from) throws TransferException {
        long total = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (response.statusCode() == 206) {
            String range = response.headers().firstValue("Content-Range").orElse("");
            Matcher matcher = CONTENT_RANGE.matcher(range);
            if (!matcher.matches() || !matcher.group(1).equals(Long.toString(from))) {
                part.delete();
                throw new TransferException(
                        Text.format("answers a request for 'bytes=%d-' with '%s'", from, range), true);
            }
            total = matcher.group(3).equals("*") ? -1 : Long.parseLong(matcher.group(3));
        }
        if (total > limit) {
            throw new TransferException(Text.format("offers %d bytes, expected at most %d", total, limit), false);
        }
        return total;
    }

    private void save(ResponseBody body, URI address, PartialFile part, long from, long total)
            throws IOException, TransferException, InterruptedException {
        try (PartialFile.Output file = part.open(from)) {
            long length = from;
            for (List<ByteBuffer> bytes; (bytes = body.next(timeouts.stall())) != null; ) {
                for (ByteBuffer buffer : bytes) {
                    length += buffer.remaining();
                    file.write(buffer);
                }
                if (length > limit) {
                    file.truncate();
                    throw new TransferException(
                            Text.format("sends more than the %d bytes expected at most", limit), false);
                }
                listener.downloaded(address, length, total);
            }
            file.sync();
        }
    }

    /** Formats a duration for display. */
    static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }
}
