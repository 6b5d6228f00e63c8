package dev.lenet.trainer.app;

import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.text.Text;
import java.util.stream.Collectors;

/** A study came to its end, but one or more of its runs failed. The cause is why the first of them did. */
public final class StudyFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String study;
    private final Throwable first;

    /**
     * A study with failed runs.
     *
     * @param study how it was left
     * @param first why the first of them failed
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
     * Why the first run failed, which decides the exit code.
     *
     * @return the cause
     */
    public Throwable first() {
        return first;
    }

    /**
     * The study's name, for advice on how to continue.
     *
     * @return its folder's name
     */
    public String study() {
        return study;
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
