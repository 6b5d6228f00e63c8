package dev.lenet.trainer.app;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The phases of the work, in order. */
public enum Phase {
    /** The images are being found, downloaded, verified or read. */
    @JsonProperty("loading")
    LOADING,
    /** The network is being trained, and validated after each epoch. */
    @JsonProperty("training")
    TRAINING,
    /** The kept model is being evaluated on the test set. */
    @JsonProperty("testing")
    TESTING,
    /** The t-SNE map of the test set is being made. */
    @JsonProperty("mapping")
    MAPPING,
    /** The pictures and the report are being drawn. */
    @JsonProperty("reporting")
    REPORTING
}
