package dev.lenet.trainer.app;

import dev.lenet.trainer.dataset.LoadedDataset;
import dev.lenet.trainer.model.ModelSummary;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.study.StudyListener;
import dev.lenet.trainer.training.TrainingListener;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Listens to work under way, from loading the data to the report. All output for people or programs comes from listeners: the
 * use cases themselves print nothing. Methods are called on the working thread unless stated otherwise; a listener that throws
 * ends the work.
 */
public interface WorkListener {

    /**
     * Called when another part of a data file has arrived.
     *
     * @param file its address
     * @param bytes bytes of it on disk so far
     * @param totalBytes bytes of the whole file; -1 while unknown
     */
    default void downloading(URI file, long bytes, long totalBytes) {}

    /**
     * Called when more of the user's own image files have been read or decoded.
     *
     * @param what the action, for example {@code Decoding}
     * @param done number of files so far
     * @param all number of all files
     */
    default void preparing(String what, int done, int all) {}

    /**
     * Called when the images are in memory.
     *
     * @param loaded the data, and whether it is the requested data
     */
    default void dataLoaded(LoadedDataset loaded) {}

    /**
     * Called when a single run begins or continues; its images may not be loaded yet.
     *
     * @param run its name
     * @param spec its spec
     * @return a listener for the run while it trains
     */
    default TrainingListener runStarts(String run, RunSpec spec) {
        return new TrainingListener() {};
    }

    /**
     * Called when the network of a new run has been built.
     *
     * @param summary its layers
     */
    default void modelBuilt(ModelSummary summary) {}

    /**
     * Called when a run does no more training steps; what follows, such as drawing, is still part of the work.
     *
     * @param run its name
     */
    default void runTrained(String run) {}

    /**
     * Called when a study begins or continues; its images may not be loaded yet.
     *
     * @param study its name
     * @return a listener for the study while it trains, called on several threads
     */
    default StudyListener studyStarts(String study) {
        return new StudyListener() {};
    }

    /**
     * Called when a study was prepared: its cells can now be trained, here or elsewhere.
     *
     * @param record its record
     * @param folder its folder
     */
    default void studyPrepared(StudyRecord record, Path folder) {}

    /**
     * Called when nothing is left to train.
     *
     * @param study its name
     * @param runs the requested runs, all completed
     */
    default void cellsDone(String study, List<String> runs) {}

    /** Called when all runs of a study, and the tests of the selected ones, have ended. */
    default void studyTrained() {}

    /**
     * Called while t-SNE maps the test set of a run.
     *
     * @param run its name
     * @param points number of images on the map
     * @param iteration the iteration of t-SNE, from 0
     */
    default void mapping(String run, int points, int iteration) {}

    /**
     * Called when the pictures and the report of a run or a study are about to be drawn.
     *
     * @param name the name of the run or study
     */
    default void drawing(String name) {}

    /**
     * Called when something of a run could not be drawn. The run itself is safe, and drawing can be repeated.
     *
     * @param run its name
     * @param reason one or more whole sentences
     */
    default void notDrawn(String run, String reason) {}

    /**
     * Called when a report has been written without its example images.
     *
     * @param reason one or more whole sentences
     */
    default void examplesMissing(String reason) {}

    /**
     * Called when a single run has been trained or evaluated again.
     *
     * @param record its final record
     * @param folder its folder
     * @param drawn whether its pictures and report were drawn; false if it was stopped before
     */
    default void runEnded(RunRecord record, Path folder, boolean drawn) {}

    /**
     * Called when a study has been trained or drawn again.
     *
     * @param record its final record
     * @param folder its folder
     * @param drawn whether its pictures and report were drawn; false if it was stopped before
     */
    default void studyEnded(StudyRecord record, Path folder, boolean drawn) {}

    /**
     * Called when a comparison has been written.
     *
     * @param report the report's file
     */
    default void compared(Path report) {}

    /**
     * Called when images have been predicted.
     *
     * @param images the predictions
     */
    default void predicted(PredictedImages images) {}

    /**
     * Called when a queued run failed; the queue continues.
     *
     * @param cause the failure
     */
    default void queuedWorkFailed(Throwable cause) {}
}
