package dev.lenet.trainer.app;

import dev.lenet.trainer.dataset.LoadListener;
import dev.lenet.trainer.dataset.LoadedDataset;
import dev.lenet.trainer.model.ModelSummary;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.study.Broadcast;
import dev.lenet.trainer.study.StudyBroadcast;
import dev.lenet.trainer.study.StudyListener;
import dev.lenet.trainer.training.TrainingListener;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** Notifies all listeners in turn. */
@Component
final class WorkListeners implements LoadListener {

    private final List<WorkListener> listeners;

    WorkListeners(List<WorkListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void downloaded(URI file, long bytes, long totalBytes) {
        listeners.forEach(listener -> listener.downloading(file, bytes, totalBytes));
    }

    @Override
    public void preparing(String what, int done, int all) {
        listeners.forEach(listener -> listener.preparing(what, done, all));
    }

    void dataLoaded(LoadedDataset loaded) {
        listeners.forEach(listener -> listener.dataLoaded(loaded));
    }

    TrainingListener runStarts(String run, RunSpec spec) {
        return new Broadcast(listeners.stream()
                .map(listener -> listener.runStarts(run, spec))
                .toList());
    }

    void modelBuilt(ModelSummary summary) {
        listeners.forEach(listener -> listener.modelBuilt(summary));
    }

    void runTrained(String run) {
        listeners.forEach(listener -> listener.runTrained(run));
    }

    StudyListener studyStarts(String study) {
        return new StudyBroadcast(
                listeners.stream().map(listener -> listener.studyStarts(study)).toList());
    }

    void studyPrepared(StudyRecord record, Path folder) {
        listeners.forEach(listener -> listener.studyPrepared(record, folder));
    }

    void cellsDone(String study, List<String> runs) {
        listeners.forEach(listener -> listener.cellsDone(study, runs));
    }

    void studyTrained() {
        listeners.forEach(WorkListener::studyTrained);
    }

    void mapping(String run, int points, int iteration) {
        listeners.forEach(listener -> listener.mapping(run, points, iteration));
    }

    void drawing(String name) {
        listeners.forEach(listener -> listener.drawing(name));
    }

    void notDrawn(String run, String reason) {
        listeners.forEach(listener -> listener.notDrawn(run, reason));
    }

    void examplesMissing(String reason) {
        listeners.forEach(listener -> listener.examplesMissing(reason));
    }

    void runEnded(RunRecord record, Path folder, boolean drawn) {
        listeners.forEach(listener -> listener.runEnded(record, folder, drawn));
    }

    void studyEnded(StudyRecord record, Path folder, boolean drawn) {
        listeners.forEach(listener -> listener.studyEnded(record, folder, drawn));
    }

    void compared(Path report) {
        listeners.forEach(listener -> listener.compared(report));
    }

    void predicted(PredictedImages images) {
        listeners.forEach(listener -> listener.predicted(images));
    }

    void queuedWorkFailed(Throwable cause) {
        listeners.forEach(listener -> listener.queuedWorkFailed(cause));
    }
}
