package dev.lenet.trainer.dataset;

import java.util.List;

/**
 * Image files as they are trained on.
 *
 * @param shape of each image
 * @param pixels of those that were decoded, in the order of the files
 * @param skipped files that were left out
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Prepared(ImageShape shape, byte[] pixels, List<Skipped> skipped) {

    /**
     * A file that was left out.
     *
     * @param index which file, from 0
     * @param reason why
     */
    record Skipped(int index, String reason) {}
}
