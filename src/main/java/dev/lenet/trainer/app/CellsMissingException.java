package dev.lenet.trainer.app;

import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.store.StudyRecord.FailedRun;
import dev.lenet.trainer.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Thrown if cells of a study are missing or have failed. */
public final class CellsMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The most cells that are named; the rest are only counted. */
    private static final int MOST_NAMED = 50;

    CellsMissingException(StudyRecord study, List<String> open) {
        super(message(study, open));
    }

    private static String message(StudyRecord study, List<String> open) {
        Map<String, String> missing = new LinkedHashMap<>();
        open.forEach(run -> missing.put(run, ""));
        study.failedRuns()
                .forEach((FailedRun failed) -> missing.put(failed.run(), ", which failed: " + failed.reason()));
        String list = missing.entrySet().stream()
                .limit(MOST_NAMED)
                .map(each -> Text.format(
                        "%n  cell %d, %s%s", study.runs().indexOf(each.getKey()), each.getKey(), each.getValue()))
                .collect(Collectors.joining());
        String more = missing.size() > MOST_NAMED ? Text.format("%n  and %,d more", missing.size() - MOST_NAMED) : "";
        String tested = open.isEmpty()
                ? "The report covers the others."
                : "Nothing was tested, because the variants to test are chosen once all cells have ended.";
        return Text.format(
                "The study %s lacks %,d of its %,d cells. %s Train missing cells one by one with --work=%s --cell=N, or all of them with --work=%s, then collect again:%s",
                study.study(), missing.size(), study.runs().size(), tested, study.study(), study.study(), list + more);
    }
}
