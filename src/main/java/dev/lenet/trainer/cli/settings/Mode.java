package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What to do instead of training something new. Each mode lists the options that can be used with it. All others are refused
 * if they are given for this command alone, and ignored in {@code application.yml} and in the environment, which hold for
 * every run.
 */
public enum Mode {
    /** Continue a run or study with the settings in its folder. */
    RESUME(
            "resume",
            "which continues with the settings that it began with",
            List.of("data-dir", "models-dir", "threads", "workers", "backend", "tsne-points", "serve")),
    /** Evaluate a run again and draw its pictures, or draw those of a study. */
    EVALUATE(
            "evaluate",
            "which trains nothing",
            List.of("data-dir", "models-dir", "threads", "backend", "tsne-points", "serve")),
    /** Compare several runs and studies in one report. */
    COMPARE("compare", "which trains nothing", List.of("run", "data-dir", "models-dir", "backend", "serve")),
    /** Print what would be trained. */
    PLAN("plan", "which trains nothing", List.of("all")),
    /** Prepare a study whose cells are trained later, on any machines. */
    PREPARE("prepare", "which plans a new study", List.of("all")),
    /** Train cells of a prepared study. */
    WORK(
            "work",
            "which trains with the settings that the study was prepared with",
            List.of("cell", "data-dir", "models-dir", "threads", "workers", "backend")),
    /** Test and report a study after its cells have been trained. */
    COLLECT("collect", "which trains nothing", List.of("data-dir", "models-dir", "threads", "backend", "tsne-points")),
    /** Predict image files. */
    PREDICT("predict", "which trains nothing", List.of("model", "run", "models-dir", "threads", "backend", "serve"));

    /** Stands for all options, in the list of a mode that describes something new. */
    static final String ALL = "all";

    private final String option;
    private final String reason;
    private final List<String> meaningful;

    Mode(String option, String reason, List<String> meaningful) {
        this.option = option;
        this.reason = reason;
        this.meaningful = meaningful;
    }

    /** Returns the option that selects the mode, without dashes. */
    String option() {
        return option;
    }

    /** Returns the options that can be used with it, without dashes; only {@link #ALL} if every option can. */
    List<String> meaningful() {
        return meaningful;
    }

    /**
     * Returns whether there is something to watch meanwhile.
     *
     * @return false if it ends within seconds, or has no progress to show
     */
    public boolean isWatched() {
        return switch (this) {
            case RESUME, EVALUATE, WORK, COLLECT -> true;
            case COMPARE, PLAN, PREPARE, PREDICT -> false;
        };
    }

    private boolean takes(String name) {
        return meaningful.contains(ALL) || meaningful.contains(name);
    }

    private boolean isAsked(WorkSettings work) {
        return switch (this) {
            case RESUME -> work.resume() != null;
            case EVALUATE -> work.evaluate() != null;
            case COMPARE -> work.compare() != null;
            case PLAN -> work.plan();
            case PREPARE -> work.prepare();
            case WORK -> work.work() != null;
            case COLLECT -> work.collect() != null;
            case PREDICT -> work.predict() != null;
        };
    }

    /** Returns the selected mode; null to train something new. */
    static @Nullable Mode of(WorkSettings work) {
        return Stream.of(values())
                .filter(mode -> mode.isAsked(work))
                .findFirst()
                .orElse(null);
    }

    /**
     * Refuses a second mode, and options that cannot be used with the mode.
     *
     * @param work the settings that select a mode
     * @param places the settings given for this command, each with its name as the user wrote it and its place
     * @throws SettingsException for the first setting that cannot be used
     */
    static void check(WorkSettings work, Map<String, String> places) {
        List<Mode> asked =
                Stream.of(values()).filter(mode -> mode.isAsked(work)).toList();
        if (asked.size() > 1) {
            throw new SettingsException(Text.format(
                    "--%s and --%s cannot be combined. Give only one of them.",
                    asked.get(0).option, asked.get(1).option));
        }
        if (places.containsKey("cell") && work.work() == null) {
            throw new SettingsException(Text.format(
                    "%s cannot be used without --work, which names the study. Leave it out.", places.get("cell")));
        }
        if ((work.predict() == null) != (work.model() == null)) {
            throw new SettingsException(
                    work.model() == null
                            ? "--predict needs the run whose model predicts. Name it with --model=RUN."
                            : "--model is only for --predict=FILE. Give both or leave it out.");
        }
        for (Mode mode : asked) {
            places.forEach((name, place) -> {
                if (!name.equals(mode.option) && !mode.takes(name)) {
                    throw new SettingsException(Text.format(
                            "%s cannot be used with --%s, %s. Leave it out.", place, mode.option, mode.reason));
                }
            });
        }
    }
}
