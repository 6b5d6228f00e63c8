/** Fashion-MNIST on disk and in memory: IDX files, finding, downloading and verifying them, splits and batches. */
@NullMarked
package dev.lenet.trainer.dataset;

import org.jspecify.annotations.NullMarked;
