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
 * Hears of work under way, from the data to the report. What a person or a program sees of it is drawn from here: the use cases
 * themselves print nothing. Calls come from the thread that works, unless they say otherwise; a listener that throws ends the
 * work.
 */
public interface WorkListener {

    /**
     * Some more of a data file has arrived.
     *
     * @param file its address
     * @param bytes bytes of it on disk so far
     * @param totalBytes bytes of the whole file, -1 until the server has told
     */
    default void downloading(URI file, long bytes, long totalBytes) {}

    /**
     * Some more of the user's own image files have been read or decoded.
     *
     * @param what is done, for example {@code Decoding}
     * @param done files so far
     * @param all files in all
     */
    default void preparing(String what, int done, int all) {}

    /**
     * The images are in memory.
     *
     * @param loaded the data, and whether it is what was asked for
     */
    default void dataLoaded(LoadedDataset loaded) {}

    /**
     * A run of its own begins or continues; its images may have to be loaded first.
     *
     * @param run its name
     * @param spec what decides it
     * @return hears of the run while it trains
     */
    default TrainingListener runStarts(String run, RunSpec spec) {
        return new TrainingListener() {};
    }

    /**
     * The network of a new run has been built.
     *
     * @param summary its layers
     */
    default void modelBuilt(ModelSummary summary) {}

    /**
     * A run takes no more steps; what follows, such as its pictures, is part of the work still.
     *
     * @param run its name
     */
    default void runTrained(String run) {}

    /**
     * A study begins or continues; its images may have to be loaded first.
     *
     * @param study its name
     * @return hears of the study while it trains, from several threads
     */
    default StudyListener studyStarts(String study) {
        return new StudyListener() {};
    }

    /**
     * A study was prepared: its cells can be trained, here or elsewhere.
     *
     * @param record what it consists of
     * @param folder where it lies
     */
    default void studyPrepared(StudyRecord record, Path folder) {}

    /**
     * Nothing is left to train.
     *
     * @param study its name
     * @param runs the runs that were asked for, all completed
     */
    default void cellsDone(String study, List<String> runs) {}

    /** All runs of a study have ended, and the tests of the chosen ones. */
    default void studyTrained() {}

    /**
     * The test set of a run is being mapped.
     *
     * @param run its name
     * @param points images on the map
     * @param iteration how far t-SNE is, from 0
     */
    default void mapping(String run, int points, int iteration) {}

    /**
     * The pictures and the report of a run or a study are about to be drawn.
     *
     * @param name of the run or study
     */
    default void drawing(String name) {}

    /**
     * Something that is drawn from a run is missing. The run itself is safe, and drawing can be repeated.
     *
     * @param run its name
     * @param reason one or more whole sentences
     */
    default void notDrawn(String run, String reason) {}

    /**
     * A report has been written without the example images that it shows otherwise.
     *
     * @param reason one or more whole sentences
     */
    default void examplesMissing(String reason) {}

    /**
     * A run of its own is over: trained or evaluated again.
     *
     * @param record how it was left
     * @param folder where it lies
     * @param drawn whether its pictures and report are there; false if a stop came first
     */
    default void runEnded(RunRecord record, Path folder, boolean drawn) {}

    /**
     * A study is over: trained or drawn again.
     *
     * @param record how it was left
     * @param folder where it lies
     * @param drawn whether its pictures and report are there; false if a stop came first
     */
    default void studyEnded(StudyRecord record, Path folder, boolean drawn) {}

    /**
     * A comparison is written.
     *
     * @param report where it lies
     */
    default void compared(Path report) {}

    /**
     * Images have been predicted.
     *
     * @param images what they were taken for
     */
    default void predicted(PredictedImages images) {}

    /**
     * Queued work failed; the queue continues.
     *
     * @param cause why
     */
    default void queuedWorkFailed(Throwable cause) {}
}
