package dev.lenet.trainer.dataset;

/** Hears how loading goes on. */
public interface LoadListener extends DownloadListener {

    /** Hears nothing. */
    LoadListener NONE = (address, bytes, totalBytes) -> {};

    /**
     * Some more image files have been read or decoded. Calls may come from several threads, at most some a second.
     *
     * @param what is done, for example {@code Decoding}
     * @param done files so far
     * @param all files in all
     */
    default void preparing(String what, int done, int all) {}
}
