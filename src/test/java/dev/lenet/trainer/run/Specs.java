package dev.lenet.trainer.run;

import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.model.Schedule;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.model.Variant;
import java.util.List;

/** Specs of runs on the sample, to be changed with their {@code with} methods. */
public final class Specs {

    /** The reference recipe at a constant learning rate. */
    public static final Recipe CONSTANT = Recipe.REFERENCE.with("schedule", ScheduleKind.NONE);

    private Specs() {}

    /** The reference recipe with seed 42. */
    public static RunSpec of(Variant variant) {
        return new RunSpec(variant, new DataSpec("sample", null, 0.2, null), Recipe.REFERENCE, null, null, 42);
    }

    public static RunSpec of(Variant variant, int epochs) {
        return of(variant, Recipe.REFERENCE.with("epochs", epochs));
    }

    public static RunSpec of(Variant variant, Recipe recipe) {
        return of(variant).with("recipe", recipe);
    }

    /** A study with the settings of its first run. */
    public static StudySpec study(
            List<Variant> variants, int folds, List<Long> seeds, TestSelection test, RunSpec first) {
        return new StudySpec(
                variants.stream().map(variant -> first.with("variant", variant)).toList(), folds, seeds, test);
    }

    /** The reference recipe with other epochs, batch size, learning rate and schedule. */
    public static Recipe recipe(int epochs, int batchSize, double learningRate, Schedule schedule) {
        return Recipe.REFERENCE
                .with("epochs", epochs)
                .with("batchSize", batchSize)
                .with("learningRate", learningRate)
                .with("schedule", schedule);
    }

    /** A schedule of another kind, with the numbers of the reference recipe's. */
    public static Schedule schedule(ScheduleKind kind) {
        return new Schedule(kind, Schedule.REFERENCE.stepSize(), Schedule.REFERENCE.gamma());
    }

    /** As many images to train on. */
    public static RunSpec limited(RunSpec spec, int limit) {
        return spec.with("limit", limit);
    }
}
