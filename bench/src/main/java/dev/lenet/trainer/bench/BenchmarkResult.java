package dev.lenet.trainer.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one session measured; the content of the JSON file.
 *
 * @param started when the session began
 * @param machine what it ran on
 * @param versions version of each engine
 * @param rounds turns of each arrangement
 * @param seconds length of a turn of training
 * @param variants speeds and memory by variant
 * @param peaks the machine's peak
 * @param scaling how the trainer's cost grows with batch size and images
 * @param run the trainer as a user starts it, or null where that was not measured
 * @param study whole studies and augmentation, or null where that was not measured
 */
record BenchmarkResult(
        Instant started,
        Machine machine,
        Map<EngineKind, String> versions,
        int rounds,
        double seconds,
        List<VariantResult> variants,
        List<Peak.Result> peaks,
        List<Scaling.Point> scaling,
        TrainerRun.@Nullable Result run,
        StudyRuns.@Nullable Result study) {}
