package dev.lenet.trainer.dataset;

/**
 * What an IDX file holds.
 *
 * @param kind images or labels
 * @param count how many
 * @param items the bytes after the header, {@code count * kind.bytesPerItem()} of them
 * @param sha256 lower-case hexadecimal SHA-256 of the uncompressed file
 */
@SuppressWarnings("ArrayRecordComponent") // up to 47 MB: handed on, never compared
record IdxContent(IdxKind kind, int count, byte[] items, String sha256) {}
