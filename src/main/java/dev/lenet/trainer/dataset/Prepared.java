package dev.lenet.trainer.dataset;

import java.util.List;

/**
 * Image files decoded and fitted for training.
 *
 * @param shape the shape of each image
 * @param pixels the pixels of the decoded images, in the order of the files
 * @param skipped files that were left out
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Prepared(ImageShape shape, byte[] pixels, List<Skipped> skipped) {

    /**
     * A file that was left out.
     *
     * @param index the file's index, from 0
     * @param reason why it was left out
     */
    record Skipped(int index, String reason) {}
}
