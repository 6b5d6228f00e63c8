/** Data sets on disk and in memory: finding, downloading, verifying and decoding them, splits and batches. */
@NullMarked
package dev.lenet.trainer.dataset;

import org.jspecify.annotations.NullMarked;
