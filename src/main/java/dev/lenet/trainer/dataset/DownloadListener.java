package dev.lenet.trainer.dataset;

import java.net.URI;

/** Receives the progress of a download. Called in order, on the loading thread. */
@FunctionalInterface
public interface DownloadListener {

    /** Ignores all calls. */
    DownloadListener NONE = (address, bytes, totalBytes) -> {};

    /**
     * Called when more of a file has arrived, and before a request for it is sent. Must return quickly, since it is called
     * every few kilobytes.
     *
     * @param address the file's URL; its last segment is the file's name
     * @param bytes bytes of the file on disk so far, including those of earlier attempts; starts again at 0 if the server
     *     cannot resume
     * @param totalBytes bytes of the whole file; -1 until the server has reported it
     */
    void downloaded(URI address, long bytes, long totalBytes);
}
