package dev.lenet.trainer.report;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.run.RunSpec;
import java.util.ArrayList;
import java.util.List;

/** The command line that does a run again. It names all that decides the result, so that no changed default matters. */
final class RepeatCommand {

    private static final String PROGRAM = "java -jar target/trainer.jar";

    private RepeatCommand() {}

    static String of(RunSpec spec) {
        List<String> words = new ArrayList<>(List.of(PROGRAM));
        words.add("--variant=" + spec.variant().id());
        addCommon(words, spec);
        words.add("--seed=" + spec.seed());
        return String.join(" ", words);
    }

    /** For runs of which only variant and seed differ. */
    static String of(List<RunSpec> specs) {
        RunSpec first = specs.get(0);
        long variants = specs.stream().map(RunSpec::variant).distinct().count();
        long seeds = specs.stream().map(RunSpec::seed).distinct().count();
        List<String> words = new ArrayList<>(List.of(PROGRAM));
        words.add("--variant=" + (variants > 1 ? "all" : first.variant().id()));
        addCommon(words, first);
        words.add("--seed=" + specs.stream().mapToLong(RunSpec::seed).min().orElse(first.seed()));
        if (seeds > 1) {
            words.add("--repeats=" + seeds);
        }
        return String.join(" ", words);
    }

    static String comparing(List<String> names) {
        return PROGRAM + " --compare=" + String.join(",", names);
    }

    private static void addCommon(List<String> words, RunSpec spec) {
        words.add("--dataset=" + spec.dataset());
        words.add("--epochs=" + spec.epochs());
        words.add("--batch-size=" + spec.batchSize());
        words.add("--learning-rate=" + spec.learningRate());
        words.add("--schedule=" + spec.schedule().id());
        words.add("--step-size=" + spec.stepSize());
        words.add("--gamma=" + spec.gamma());
        words.add("--validation-fraction=" + spec.validationFraction());
        if (spec.fold() != null) {
            words.add("--folds=" + spec.fold().count());
        }
        if (spec.limit() != null) {
            words.add("--limit=" + spec.limit());
        }
        AugmentationSettings augmentation = spec.augmentation();
        if (augmentation != null) {
            words.add("--augment=true");
            words.add("--augmentation.rotation-degrees=" + augmentation.rotationDegrees());
            words.add("--augmentation.flip-probability=" + augmentation.flipProbability());
            words.add("--augmentation.brightness=" + augmentation.brightness());
            words.add("--augmentation.contrast=" + augmentation.contrast());
        }
    }
}
