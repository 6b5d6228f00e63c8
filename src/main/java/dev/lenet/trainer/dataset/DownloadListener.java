package dev.lenet.trainer.dataset;

import java.net.URI;

/** Hears how a download goes on. Calls come from the thread that loads, in order. */
@FunctionalInterface
public interface DownloadListener {

    /** Hears nothing. */
    DownloadListener NONE = (address, bytes, totalBytes) -> {};

    /**
     * Some more of a file has arrived, or a request for it is about to be sent. Called every few kilobytes: be quick.
     *
     * @param address the file's address; its last part is the file's name
     * @param bytes bytes of the file on disk so far, counting what an earlier try left; it starts anew if the server
     *     cannot resume
     * @param totalBytes bytes of the whole file, -1 until the server has told
     */
    void downloaded(URI address, long bytes, long totalBytes);
}
