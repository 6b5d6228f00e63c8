package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.report.StudyReport.RunFigures;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.RunRecord.ModelRecord;
import dev.lenet.trainer.store.StoredRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stored runs that make up one row of a report: of one variant, differing only in fold and seed.
 *
 * @param name for the report
 * @param study the study of the runs, to tell several studies apart
 * @param runs at least one
 */
record ReportRow(String name, String study, List<StoredRun> runs) {

    Variant variant() {
        return spec().variant();
    }

    /** What the runs share, apart from fold and seed. */
    RunSpec spec() {
        return runs.get(0).record().spec();
    }

    VariantResult result(String change) {
        ModelRecord model = runs.get(0).record().model();
        return new VariantResult(
                name,
                change,
                model.layers(),
                model.trainableParameters(),
                model.estimatedMib(),
                runs.stream().map(ReportRow::figures).toList(),
                reference());
    }

    /** The reference study's figures, if ours are comparable. */
    private @Nullable ReferenceFigures reference() {
        return ReferenceStudy.isRepeatedBy(runs) ? ReferenceStudy.of(variant().name()) : null;
    }

    /** What the report calls one of the runs: with its seed and fold if there are several. */
    String name(StoredRun run) {
        return runs.size() == 1 ? name : name + ", " + figures(run).name();
    }

    static RunFigures figures(StoredRun run) {
        RunRecord record = run.record();
        Integer bestEpoch = record.best().bestEpoch();
        boolean failed = record.status() == RunStatus.FAILED;
        return new RunFigures(
                DataSplit.of(record),
                record.spec().seed(),
                run.history(),
                bestEpoch == null ? 0 : bestEpoch,
                orNaN(record.best().trainAccuracy()),
                record.kept().trainLoss() != null,
                failed ? Double.NaN : orNaN(record.best().validationAccuracy()),
                matrix(record.kept().validationConfusionMatrix()),
                record.dataset().validation(),
                record.test().testAccuracy(),
                run.tested() ? run.predictions() : null,
                orNaN(record.times().seconds()),
                orNaN(record.times().processorSeconds()));
    }

    private static @Nullable ConfusionMatrix matrix(int @Nullable [][] counts) {
        return counts == null ? null : new ConfusionMatrix(counts);
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
