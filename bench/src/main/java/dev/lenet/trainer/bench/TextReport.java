package dev.lenet.trainer.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The benchmark's figures as plain text, for a terminal or a Markdown code block. */
final class TextReport {

    /** Multiply-adds of one image: forward, weight gradients, and input gradients of all but the first layer. */
    static final double STEP_MULTIPLY_ADDS = 416_520 * 2 + 298_920;

    private final StringBuilder text = new StringBuilder();

    private TextReport() {}

    /**
     * Writes a session down.
     *
     * @param result the session
     * @return lines of at most about 100 characters
     */
    static String of(BenchmarkResult result) {
        TextReport report = new TextReport();
        Machine machine = result.machine();
        report.line(
                "%s, %d cores, %.0f GiB; %s; %s",
                machine.processor(),
                machine.cores(),
                machine.memoryBytes() / (double) (1L << 30),
                machine.system(),
                machine.java());
        report.line("%d rounds of %.1f s; versions %s", result.rounds(), result.seconds(), result.versions());
        result.variants().forEach(report::variant);
        report.ratios(result.variants());
        report.peaks(result.peaks());
        report.scaling(result.scaling());
        if (result.run() != null) {
            report.run(result.run());
        }
        if (result.study() != null) {
            report.study(result.study());
        }
        return report.text.toString();
    }

    private void variant(VariantResult result) {
        line("");
        line(
                "%-25s %25s  %7s  %32s  %8s",
                result.variant(), "training images/s", "GFLOP/s", "evaluation images/s", "peak RSS");
        for (int i = 0; i < result.training().size(); i++) {
            Measurement training = result.training().get(i);
            Measurement evaluation = result.evaluation().get(i);
            Summary speed = training.summary();
            line(
                    "%-25s %s  %7.1f  %s batch %4d  %4.0f MiB",
                    training.arrangement().title(),
                    range(speed),
                    speed.median() * 2e-9 * STEP_MULTIPLY_ADDS,
                    range(evaluation.summary()),
                    evaluation.batchSize(),
                    result.peakBytes().get(i) / (double) (1 << 20));
        }
        line("other processes took at most %.0f %% of the machine in any turn", result.otherWork() * 100);
    }

    private void ratios(List<VariantResult> variants) {
        line("");
        line("ours over the best arrangement of each, paired by round: median (min to max)");
        for (EngineKind peer : EngineKind.values()) {
            for (VariantResult result : variants) {
                Optional<Summary> training = VariantResult.ratio(result.training(), peer);
                Optional<Summary> evaluation = VariantResult.ratio(result.evaluation(), peer);
                if (peer != EngineKind.OURS && training.isPresent() && evaluation.isPresent()) {
                    line(
                            "%-9s over %-12s training %s   evaluation %s",
                            result.variant(), peer.title(), ratio(training.get()), ratio(evaluation.get()));
                }
            }
        }
    }

    private void peaks(List<Peak.Result> peaks) {
        if (!peaks.isEmpty()) {
            line("");
            line("product of two 2048 x 2048 float matrices, GFLOP/s");
        }
        for (Peak.Result peak : peaks) {
            line("%-12s %d threads %s", peak.engine().title(), peak.threads(), range(peak.gigaflops()));
        }
    }

    private void scaling(List<Scaling.Point> points) {
        if (!points.isEmpty()) {
            line("");
            line("whole epochs of ours, %s", points.get(0).variant());
            line("threads  batch  images   seconds  microseconds an image");
        }
        for (Scaling.Point point : points) {
            line(
                    "%7d  %5d  %6d  %8.3f  %21.2f",
                    point.threads(),
                    point.batchSize(),
                    point.images(),
                    point.seconds().median(),
                    point.microsecondsAnImage());
        }
    }

    private void run(TrainerRun.Result run) {
        line("");
        Summary start = run.secondsToFirstStep();
        line(
                "java -jar target/trainer.jar, %s: first step %s; %d epochs in %.1f s, peak memory %.0f MiB",
                run.variant(),
                start == null
                        ? "not reported"
                        : String.format(
                                Locale.ROOT, "after %.2f s (%.2f to %.2f)", start.median(), start.min(), start.max()),
                run.epochs(),
                run.seconds(),
                run.peakBytes() / (double) (1 << 20));
    }

    private void study(StudyRuns.Result study) {
        line("");
        line("--variant=all, seconds from start to exit, and both cores over one");
        line("both cores   %s", seconds(study.bothCores()));
        line("one core     %s   ratio %s", seconds(study.oneCore()), ratio(study.studyRatio()));
        line("--augment, training images/s, and without over with augmentation");
        line("without      %s", range(study.plain()));
        line("with         %s   ratio %s", range(study.augmented()), ratio(study.augmentationRatio()));
    }

    private static String seconds(Summary summary) {
        return String.format(Locale.ROOT, "%7.1f (%6.1f to %6.1f)", summary.median(), summary.min(), summary.max());
    }

    private static String range(Summary summary) {
        return String.format(Locale.ROOT, "%7.0f (%6.0f to %6.0f)", summary.median(), summary.min(), summary.max());
    }

    private static String ratio(Summary summary) {
        return String.format(Locale.ROOT, "%6.2f (%6.2f to %6.2f)", summary.median(), summary.min(), summary.max());
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
