package dev.lenet.trainer.app;

import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.text.Text;
import java.util.stream.Collectors;

/** Thrown if a study has ended, but some of its runs failed. The cause is the first run's failure. */
public final class StudyFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String study;
    private final Throwable first;

    /**
     * Creates the exception for a study with failed runs.
     *
     * @param study the study's final record
     * @param first the first run's failure
     */
    public StudyFailedException(StudyRecord study, Throwable first) {
        super(
                Text.format(
                        "%d of the study's %d runs failed (%s), the first because %s. The other runs are kept.",
                        study.failedRuns().size(),
                        study.runs().size(),
                        study.failedRuns().stream()
                                .map(StudyRecord.FailedRun::run)
                                .collect(Collectors.joining(", ")),
                        withoutStop(study.failedRuns().get(0).reason())),
                first);
        this.study = study.study();
        this.first = first;
    }

    /**
     * Returns the first run's failure, which decides the exit code.
     *
     * @return the cause
     */
    public Throwable first() {
        return first;
    }

    /**
     * Returns the study's name, for advice on how to continue.
     *
     * @return the name of its folder
     */
    public String study() {
        return study;
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
