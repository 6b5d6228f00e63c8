package dev.lenet.trainer.dataset;

/** Receives the progress of loading. */
public interface LoadListener extends DownloadListener {

    /** Ignores all calls. */
    LoadListener NONE = (address, bytes, totalBytes) -> {};

    /**
     * Called when more image files have been read or decoded, possibly by several threads, a few times per second at most.
     *
     * @param what the activity, for example {@code Decoding}
     * @param done files done so far
     * @param all files in total
     */
    default void preparing(String what, int done, int all) {}
}
