package dev.lenet.trainer.app;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The part of the work that is under way, in the order in which they come. */
public enum Phase {
    /** The images are found, downloaded, verified or read. */
    @JsonProperty("loading")
    LOADING,
    /** The network learns; validation after each epoch included. */
    @JsonProperty("training")
    TRAINING,
    /** The best model is evaluated on the test set. */
    @JsonProperty("testing")
    TESTING,
    /** t-SNE maps the test set. */
    @JsonProperty("mapping")
    MAPPING,
    /** Pictures and the report are drawn. */
    @JsonProperty("reporting")
    REPORTING
}
