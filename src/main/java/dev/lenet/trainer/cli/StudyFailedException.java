package dev.lenet.trainer.cli;

import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.text.Text;
import java.util.stream.Collectors;

/** A study came to its end, but one or more of its runs failed. The cause is why the first of them did. */
final class StudyFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Throwable first;

    StudyFailedException(StudyRecord study, Throwable first) {
        super(
                Text.format(
                        "%d of the study's %d runs failed (%s), the first because %s. The other runs are kept; the same command with --run=%s runs the failed ones again.",
                        study.failedRuns().size(),
                        study.runs().size(),
                        study.failedRuns().stream()
                                .map(StudyRecord.FailedRun::run)
                                .collect(Collectors.joining(", ")),
                        withoutStop(study.failedRuns().get(0).reason()),
                        study.study()),
                first);
        this.first = first;
    }

    /** Why the first run failed, which decides the exit code. */
    Throwable first() {
        return first;
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
