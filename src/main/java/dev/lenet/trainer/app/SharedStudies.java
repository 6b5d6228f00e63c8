package dev.lenet.trainer.app;

import dev.lenet.trainer.app.SharedStudy.CellAtWork;
import dev.lenet.trainer.app.SharedStudy.State;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.Claims;
import dev.lenet.trainer.store.RunCatalogue;
import dev.lenet.trainer.store.RunEntry;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.store.StudyEntry;
import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.study.PlannedRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The progress of the studies that workers train in the models folder. It is read from the folder's files only, so that any
 * trainer that sees the folder can report workers on other machines. Studies that are completed, or that one process trains by
 * itself, are not included.
 */
@Component
public class SharedStudies {

    /** The files are read at most this often, regardless of the number of requests. */
    private static final long EVERY_NANOS = Duration.ofSeconds(2).toNanos();

    private final RunCatalogue catalogue;
    private final Map<String, Watched> watched = new HashMap<>();
    private List<SharedStudy> studies = List.of();
    private @Nullable Long looked;

    /**
     * Creates a view of a models folder.
     *
     * @param catalogue finds its studies
     */
    public SharedStudies(RunCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What is known about a study and does not change, or is needed to tell whether its workers are alive. */
    private record Watched(Claims claims, List<PlannedRun> planned, Set<String> completed) {

        static Watched of(StudyEntry entry, StudyRecord record) {
            return new Watched(new Claims(entry.folder()), PlannedRun.of(record.spec()), new HashSet<>());
        }
    }

    /**
     * Returns the studies that have been prepared and are not completed.
     *
     * @return the studies, by name; up to two seconds old
     */
    public synchronized List<SharedStudy> now() {
        long now = System.nanoTime();
        if (looked == null || now - looked > EVERY_NANOS) {
            studies = catalogue.studies().stream()
                    .flatMap(entry -> Stream.ofNullable(look(entry)))
                    .toList();
            looked = now;
        }
        return studies;
    }

    private @Nullable SharedStudy look(StudyEntry entry) {
        StudyRecord record = entry.hasClaims() ? entry.record() : null;
        if (record == null || record.status() == RunStatus.COMPLETED || entry.isOwned()) {
            watched.remove(entry.study());
            return null;
        }
        return look(entry, watched.computeIfAbsent(entry.study(), name -> Watched.of(entry, record)));
    }

    private static SharedStudy look(StudyEntry entry, Watched known) {
        Map<State, Integer> cells = new EnumMap<>(State.class);
        List<CellAtWork> atWork = new ArrayList<>();
        for (int cell = 0; cell < known.planned().size(); cell++) {
            PlannedRun planned = known.planned().get(cell);
            RunEntry run =
                    new RunEntry(entry.study(), planned.name(), entry.folder().resolve(planned.name()));
            State state = state(run, known);
            cells.merge(state, 1, Integer::sum);
            if (state == State.RUNNING) {
                atWork.add(atWork(cell, planned, run));
            }
        }
        return new SharedStudy(entry.study(), cells, atWork);
    }

    private static State state(RunEntry run, Watched known) {
        if (known.completed().contains(run.run())) {
            return State.COMPLETED;
        }
        RunRecord record = run.record();
        if (record != null && record.status() == RunStatus.COMPLETED) {
            known.completed().add(run.run());
            return State.COMPLETED;
        }
        return switch (known.claims().owner(run.run())) {
            case NONE -> record != null && record.status() == RunStatus.FAILED ? State.FAILED : State.WAITING;
            case UNKNOWN, ALIVE -> State.RUNNING;
            case GONE -> State.INTERRUPTED;
        };
    }

    private static CellAtWork atWork(int cell, PlannedRun planned, RunEntry run) {
        RunRecord record = run.record();
        EpochMetrics last = lastEpoch(run);
        return new CellAtWork(
                cell,
                planned.name(),
                record == null ? null : record.provenance().host(),
                record == null ? null : record.provenance().attempt(),
                last == null ? 0 : last.epoch(),
                planned.spec().recipe().epochs(),
                last == null ? null : last.imagesPerSecond(),
                last == null ? null : last.validationAccuracy());
    }

    private static @Nullable EpochMetrics lastEpoch(RunEntry run) {
        try {
            List<EpochMetrics> epochs = run.history(2).epochs();
            return epochs.isEmpty() ? null : epochs.get(epochs.size() - 1);
        } catch (StoreException e) {
            return null; // damaged: its worker will restore it from the checkpoint
        }
    }
}
