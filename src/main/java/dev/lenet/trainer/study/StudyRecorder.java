package dev.lenet.trainer.study;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.Findings;
import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.store.DataRecord;
import dev.lenet.trainer.store.FindingsCsv;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StudyFolder;
import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.store.StudyRecord.FailedRun;
import dev.lenet.trainer.store.StudyRecord.VariantFigures;
import dev.lenet.trainer.store.SummaryRow;
import dev.lenet.trainer.text.Text;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps a study's {@code study.json} and {@code summary.csv} up to date. Thread-safe. */
final class StudyRecorder implements StudyListener {

    private final StudyFolder folder;
    private final StudySpec spec;
    private final DataRecord data;
    private final Findings findings;
    private final Provenance provenance;
    private final String command;
    private final Clock clock;
    private final StudyCells cells;
    private final Map<String, RunRecord> completed = new HashMap<>();
    private final List<FailedRun> failed = new ArrayList<>();
    private final Instant started;
    private final Stopwatch session = new Stopwatch();
    private final double secondsBefore;
    private List<String> tested = List.of();

    /**
     * Creates a recorder for a new or existing study. Writes nothing yet.
     *
     * @throws SettingsException if the study was begun with other settings or data, or is completed
     */
    StudyRecorder(StudyFolder folder, StudySpec spec, Dataset dataset, Provenance provenance, Clock clock) {
        this.folder = folder;
        this.spec = spec;
        this.data = DataRecord.of(dataset);
        this.findings = dataset.findings();
        this.provenance = provenance;
        this.command = RepeatingCommand.of(spec, folder.path(), dataset.folder());
        this.clock = clock;
        this.cells = new StudyCells(folder.path(), PlannedRun.of(spec), data);
        folder.check(names());
        StudyRecord before = folder.readRecord();
        if (before == null) {
            // Seeds and folds do not change the size of a network, so one run of each variant is enough.
            folder.requireSpace(
                    names().size(),
                    spec.specs().stream()
                            .map(each -> each.network(dataset.train().size()))
                            .toList());
        } else {
            refuseChanges(before, dataset);
            lookAtCompleted();
            tested = before.tested();
        }
        this.started = before == null ? clock.instant() : before.started();
        this.secondsBefore = before == null ? 0 : before.seconds();
    }

    StudyCells cells() {
        return cells;
    }

    synchronized List<PlannedRun> unfinished() {
        return cells.planned().stream()
                .filter(run -> !completed.containsKey(run.name()))
                .toList();
    }

    /** Returns the completed runs of some variants, in the study's order. */
    synchronized List<PlannedRun> completedOf(List<String> variants) {
        return cells.planned().stream()
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

    /** Records what the study consists of and what was found in its images. */
    synchronized StudyRecord begin(RunStatus status) {
        FindingsCsv.write(folder.path(), findings);
        return write(status);
    }

    @Override
    public synchronized void runEnded(PlannedRun run, RunRecord record) {
        if (record.status() == RunStatus.COMPLETED) {
            completed.put(run.name(), record);
            write(RunStatus.RUNNING);
        }
    }

    @Override
    public synchronized void runFailed(PlannedRun run, Throwable cause) {
        failed(run, cause.getMessage() == null ? cause.toString() : cause.getMessage());
        write(RunStatus.RUNNING);
    }

    private void failed(PlannedRun run, String reason) {
        failed.add(new FailedRun(run.name(), reason));
    }

    /** Takes note of runs that other processes have ended meanwhile. */
    synchronized void lookAround() {
        lookAtCompleted();
        List<String> known = failed.stream().map(FailedRun::run).toList();
        for (PlannedRun run : unfinished()) {
            RunRecord record = known.contains(run.name()) ? null : cells.ended(run);
            if (record != null) {
                failed(run, record.failure() == null ? "unknown" : record.failure());
            }
        }
    }

    private void lookAtCompleted() {
        for (PlannedRun run : unfinished()) {
            RunRecord record = cells.completed(run);
            if (record != null) {
                completed.put(run.name(), record);
            }
        }
    }

    /** Returns the names of runs that have neither been completed nor failed. */
    synchronized List<String> open() {
        Set<String> ended = failed.stream().map(FailedRun::run).collect(Collectors.toSet());
        return unfinished().stream()
                .map(PlannedRun::name)
                .filter(name -> !ended.contains(name))
                .toList();
    }

    synchronized List<FailedRun> failedRuns() {
        return List.copyOf(failed);
    }

    synchronized List<RunRecord> completed() {
        return cells.planned().stream()
                .flatMap(run -> Stream.ofNullable(completed.get(run.name())))
                .toList();
    }

    /** Notes that a completed run was tested. Its folder has the result; this recorder writes it with {@link #tested(List)}. */
    synchronized void tested(PlannedRun run, RunRecord record) {
        completed.put(run.name(), record);
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
        folder.write(cells.planned().stream()
                .map(run -> new SummaryRow(run.spec(), completed.get(run.name())))
                .toList());
        folder.write(record);
        return record;
    }

    /** Returns the record that would be written now. */
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
                names(),
                failed,
                tested,
                figures(),
                command);
    }

    private void refuseChanges(StudyRecord before, Dataset dataset) {
        String change = StudyChanges.first(before.spec(), spec);
        if (change == null && !before.dataset().isOf(dataset)) {
            change = Text.format(
                    "its data has SHA-256 %s, but the data found now has %s",
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

    private List<String> names() {
        return cells.planned().stream().map(PlannedRun::name).toList();
    }
}
