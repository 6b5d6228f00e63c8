package dev.lenet.trainer.store;

import dev.lenet.trainer.dataset.FashionMnist;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.run.TestSelection;
import dev.lenet.trainer.store.RunRecord.DatasetRecord;
import dev.lenet.trainer.store.RunRecord.ModelRecord;
import java.time.Instant;
import java.util.List;

/** Records of runs and studies that nobody trained. */
public final class Records {

    static final Instant STARTED = Instant.parse("2026-01-02T03:04:05Z");
    static final RunSpec SPEC = Specs.of(Five.VAR3);
    static final Provenance PROVENANCE =
            new Provenance("1.0", "0123", "M2.1", "17", "Linux", "CPU", 2, "cpu", "CPU", "vector", "host", null);

    private Records() {}

    public static RunRecord running(String name) {
        return RunRecord.started(
                name,
                SPEC,
                new DatasetRecord(new DataRecord(FashionMnist.named("sample"), "abc"), 4000, 1000, 1000),
                PROVENANCE,
                new ModelRecord("LeNet5_var3", 61794, 61750, 15, 0.4),
                STARTED);
    }

    public static StudyRecord study(String name, String... runs) {
        return new StudyRecord(
                RunStatus.RUNNING,
                name,
                Specs.study(List.of(Five.VAR3), 0, List.of(42L), TestSelection.TOP2, SPEC),
                new DataRecord(FashionMnist.named("sample"), "abc"),
                PROVENANCE,
                STARTED,
                null,
                0,
                List.of(runs),
                List.of(),
                List.of(),
                List.of(),
                "");
    }
}
