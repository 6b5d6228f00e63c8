package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lenet.trainer.text.Text;
import java.util.Set;

/**
 * How the learning rate changes over a run.
 *
 * @param kind the shape of the change
 * @param stepSize epochs between two steps of {@link ScheduleKind#STEP}, at least 1; ignored for other kinds
 * @param gamma factor of each step, above 0 and at most 1; ignored for other kinds
 */
public record Schedule(@JsonProperty("schedule") ScheduleKind kind, int stepSize, double gamma) {

    /** The reference study's schedule: half the rate every five epochs. */
    public static final Schedule REFERENCE = new Schedule(ScheduleKind.STEP, 5, 0.5);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is missing or out of its range
     */
    public Schedule {
        Checks.require(kind != null, "the schedule is missing");
        Checks.require(stepSize >= 1, "the step size is %s, expected at least 1", stepSize);
        Checks.require(gamma > 0 && gamma <= 1, "gamma is %s, expected a number above 0 and at most 1", gamma);
    }

    /**
     * Describes the schedule for display.
     *
     * @return for example {@code step ×0.5 every 5 epochs}
     */
    public String describe() {
        return switch (kind) {
            case STEP -> Text.format("step ×%s every %s", Recipe.plain(gamma), Text.count(stepSize, "epoch"));
            case NONE -> "constant rate";
            case COSINE -> "cosine";
            case ONE_CYCLE -> "one cycle";
        };
    }

    /** The components that have no effect with this kind. */
    Set<String> idle() {
        return kind == ScheduleKind.STEP ? Set.of() : Set.of("stepSize", "gamma");
    }
}
