package dev.lenet.trainer.web;

import dev.lenet.trainer.store.Sha256;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.springframework.core.io.AbstractResource;
import org.springframework.util.StreamUtils;

/**
 * A file that is opened only once, so that its length, its digest and its bytes belong to the same version even if a run
 * replaces the file meanwhile. For one thread at a time.
 */
final class OpenFile extends AbstractResource implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final FileVersion version;

    private OpenFile(Path path, FileChannel channel, FileVersion version) {
        this.path = path;
        this.channel = channel;
        this.version = version;
    }

    static OpenFile open(Path path) throws IOException {
        while (true) {
            FileVersion before = FileVersion.of(path);
            FileChannel channel = new FileInputStream(path.toFile()).getChannel();
            if (before.equals(FileVersion.of(path))) {
                return new OpenFile(path, channel, before);
            }
            channel.close(); // replaced meanwhile
        }
    }

    Path path() {
        return path;
    }

    FileVersion version() {
        return version;
    }

    String sha256() throws IOException {
        return Sha256.of(getInputStream());
    }

    @Override
    public long contentLength() {
        return version.size();
    }

    /** Returns a stream from the first byte. Closing the stream leaves the file open. */
    @Override
    public InputStream getInputStream() throws IOException {
        return StreamUtils.nonClosing(Channels.newInputStream(channel.position(0)));
    }

    @Override
    public String getDescription() {
        return path.toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
