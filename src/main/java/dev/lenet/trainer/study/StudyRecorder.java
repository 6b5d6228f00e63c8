package dev.lenet.trainer.study;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.store.DataRecord;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.SavedRun;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.store.StudyFolder;
import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.store.StudyRecord.FailedRun;
import dev.lenet.trainer.store.StudyRecord.VariantFigures;
import dev.lenet.trainer.store.SummaryRow;
import dev.lenet.trainer.text.Text;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a study's {@code study.json} and {@code summary.csv} true at any time. Safe for several threads. */
final class StudyRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(StudyRecorder.class);

    private final StudyFolder folder;
    private final StudySpec spec;
    private final DataRecord data;
    private final Provenance provenance;
    private final String command;
    private final Clock clock;
    private final List<PlannedRun> planned;
    private final Map<String, RunRecord> completed = new HashMap<>();
    private final List<FailedRun> failed = new ArrayList<>();
    private final Instant started;
    private final Stopwatch session = new Stopwatch();
    private final double secondsBefore;
    private List<String> tested = List.of();

    /**
     * Takes a study up, new or begun. Writes nothing yet.
     *
     * @throws SettingsException if the study was begun with other settings or data, or is completed
     */
    StudyRecorder(
            StudyFolder folder, StudySpec spec, Dataset dataset, Provenance provenance, String command, Clock clock) {
        this.folder = folder;
        this.spec = spec;
        this.data = DataRecord.of(dataset);
        this.provenance = provenance;
        this.command = command;
        this.clock = clock;
        this.planned = PlannedRun.of(spec);
        folder.check(planned.stream().map(PlannedRun::name).toList());
        StudyRecord before = folder.readRecord();
        if (before == null) {
            // Seeds and folds change no size, so one run of each variant stands for all.
            folder.requireSpace(
                    planned.size(),
                    spec.specs().stream()
                            .map(each -> each.network(dataset.train().size()))
                            .toList());
        } else {
            refuseChanges(before);
            planned.forEach(this::keepIfCompleted);
            tested = before.tested();
        }
        this.started = before == null ? clock.instant() : before.started();
        this.secondsBefore = before == null ? 0 : before.seconds();
    }

    List<PlannedRun> planned() {
        return planned;
    }

    synchronized List<PlannedRun> unfinished() {
        return planned.stream()
                .filter(run -> !completed.containsKey(run.name()))
                .toList();
    }

    /** The completed runs of some variants, in the study's order. */
    synchronized List<PlannedRun> completedOf(List<String> variants) {
        return planned.stream()
                .filter(run -> variants.contains(run.spec().variant().name()) && completed.containsKey(run.name()))
                .toList();
    }

    synchronized boolean isTested(PlannedRun run) {
        RunRecord record = completed.get(run.name());
        return record != null && record.test().testAccuracy() != null;
    }

    synchronized List<VariantFigures> figures() {
        return spec.variants().stream()
                .map(variant -> StudyFigures.of(variant, completed.values()))
                .toList();
    }

    synchronized void begin() {
        write(RunStatus.RUNNING);
    }

    /** A run is completed, or a completed one was tested. */
    synchronized void completed(PlannedRun run, RunRecord record) {
        completed.put(run.name(), record);
        write(RunStatus.RUNNING);
    }

    synchronized void failed(PlannedRun run, String reason) {
        failed.add(new FailedRun(run.name(), reason));
        write(RunStatus.RUNNING);
    }

    synchronized boolean hasFailures() {
        return !failed.isEmpty();
    }

    synchronized void tested(List<String> variants) {
        tested = variants;
        write(RunStatus.RUNNING);
    }

    synchronized StudyRecord ended(RunStatus status) {
        return write(status);
    }

    private StudyRecord write(RunStatus status) {
        StudyRecord record = as(status);
        folder.write(planned.stream()
                .map(run -> new SummaryRow(run.spec(), completed.get(run.name())))
                .toList());
        folder.write(record);
        return record;
    }

    /** The record that would be written now. */
    synchronized StudyRecord as(RunStatus status) {
        return new StudyRecord(
                status,
                folder.name(),
                spec,
                data,
                provenance,
                started,
                status == RunStatus.RUNNING ? null : clock.instant(),
                secondsBefore + session.seconds(),
                planned.stream().map(PlannedRun::name).toList(),
                failed,
                tested,
                figures(),
                command);
    }

    private void refuseChanges(StudyRecord before) {
        String change = StudyChanges.first(before.spec(), spec);
        if (change == null && !before.dataset().equals(data)) {
            change = Text.format(
                    "its data has SHA-256 %s, the data found now %s",
                    before.dataset().sha256(), data.sha256());
        }
        if (change != null) {
            throw new SettingsException(Text.format(
                    "the study %s was begun with other settings: %s. Continue it with `%s --run=%s`, or choose another name with --run=NAME.",
                    folder.name(), change, before.command(), folder.name()));
        }
        if (before.status() == RunStatus.COMPLETED && folder.isDrawn(before.runs())) {
            throw new SettingsException(Text.format(
                    "the study %s is completed. Choose another name with --run=NAME, or remove the folder %s.",
                    folder.name(), folder.path()));
        }
    }

    private void keepIfCompleted(PlannedRun run) {
        RunRecord record = read(run);
        if (record != null
                && record.status() == RunStatus.COMPLETED
                && record.spec().equals(run.spec())
                && record.dataset().sha256().equals(data.sha256())
                && Files.exists(folder.path().resolve(run.name()).resolve(RunFolder.MODEL))) {
            completed.put(run.name(), record);
        }
    }

    /** What is left of an unfinished run to go on from; null where there is nothing of use. */
    @Nullable
    SavedRun resumable(RunFolder own, PlannedRun run) {
        if (read(run) == null && !Files.exists(own.file(RunFolder.CHECKPOINT))) {
            return null;
        }
        try {
            SavedRun saved = SavedRun.read(own);
            return saved.checkpoint() != null
                            && saved.record().spec().equals(run.spec())
                            && saved.record().dataset().sha256().equals(data.sha256())
                    ? saved
                    : null;
        } catch (StoreException e) {
            LOG.warn("{} begins anew: {}", run.name(), e.getMessage());
            return null;
        }
    }

    private @Nullable RunRecord read(PlannedRun run) {
        try {
            return RunFolder.peek(folder.path(), run.name());
        } catch (StoreException e) {
            return null; // damaged: the run is done again
        }
    }
}
