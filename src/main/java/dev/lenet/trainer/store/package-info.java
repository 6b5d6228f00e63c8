/** Run folders on disk: atomic writes, checksums, locks, and reading back. */
@NullMarked
package dev.lenet.trainer.store;

import org.jspecify.annotations.NullMarked;
