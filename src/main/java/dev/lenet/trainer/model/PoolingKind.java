package dev.lenet.trainer.model;

import dev.lenet.trainer.text.Word;

/** The pooling of a block, over 2x2 squares with stride 2; an odd last row or column is dropped. */
public enum PoolingKind implements Word {
    /** Keeps the largest of the four values. */
    MAX,
    /** Keeps their mean. */
    AVERAGE,
    /** No pooling. */
    NONE;

    @Override
    public String toString() {
        return id();
    }
}
