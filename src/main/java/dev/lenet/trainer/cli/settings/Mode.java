package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is done in place of training something new. The table says which options have a meaning beside each mode; all others
 * are refused where they are given for this one command. In {@code application.yml} and in the environment, where they are
 * for every run, they do no harm.
 */
public enum Mode {
    /** Continue what was begun: what decides the result is in the run's folder. */
    RESUME(
            "resume",
            "which continues with the settings that it began with",
            List.of("data-dir", "models-dir", "threads", "workers", "backend", "tsne-points", "serve")),
    /** Evaluate and draw again. */
    EVALUATE(
            "evaluate",
            "which trains nothing",
            List.of("data-dir", "models-dir", "threads", "backend", "tsne-points", "serve")),
    /** Report over several. */
    COMPARE("compare", "which trains nothing", List.of("run", "data-dir", "models-dir", "backend", "serve")),
    /** Tell what would be trained. */
    PLAN("plan", "which trains nothing", List.of("all")),
    /** Plan a study whose cells are trained elsewhere. */
    PREPARE("prepare", "which plans a new study", List.of("all")),
    /** Train cells of a prepared study. */
    WORK(
            "work",
            "which trains with the settings that the study was prepared with",
            List.of("cell", "data-dir", "models-dir", "threads", "workers", "backend")),
    /** Test and report a study whose cells are trained. */
    COLLECT("collect", "which trains nothing", List.of("data-dir", "models-dir", "threads", "backend", "tsne-points")),
    /** Predict image files. */
    PREDICT("predict", "which trains nothing", List.of("model", "run", "models-dir", "threads", "backend", "serve"));

    /** In place of a list of options: whatever describes something new. */
    static final String ALL = "all";

    private final String option;
    private final String reason;
    private final List<String> meaningful;

    Mode(String option, String reason, List<String> meaningful) {
        this.option = option;
        this.reason = reason;
        this.meaningful = meaningful;
    }

    /** The option that asks for it, without dashes. */
    String option() {
        return option;
    }

    /** The options that have a meaning beside it, without dashes; {@link #ALL} alone where that is every one. */
    List<String> meaningful() {
        return meaningful;
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

    /** The mode that is asked for; null to train something new. */
    static @Nullable Mode of(WorkSettings work) {
        return Stream.of(values())
                .filter(mode -> mode.isAsked(work))
                .findFirst()
                .orElse(null);
    }

    /**
     * Refuses two modes, and options that have no meaning beside one.
     *
     * @param work what is asked for
     * @param places the settings that were given for this command, each with its name as the user wrote it and its place
     * @throws SettingsException for the first that cannot be
     */
    static void check(WorkSettings work, Map<String, String> places) {
        List<Mode> asked =
                Stream.of(values()).filter(mode -> mode.isAsked(work)).toList();
        if (asked.size() > 1) {
            throw new SettingsException(Text.format(
                    "--%s and --%s exclude each other. Give one of them.", asked.get(0).option, asked.get(1).option));
        }
        if (places.containsKey("cell") && work.work() == null) {
            throw new SettingsException(Text.format(
                    "%s has no meaning without --work, which says of which study. Leave it out.", places.get("cell")));
        }
        if ((work.predict() == null) != (work.model() == null)) {
            throw new SettingsException(
                    work.model() == null
                            ? "--predict needs the run whose model predicts. Name it with --model=RUN."
                            : "--model is for --predict=FILE alone. Give both or leave it out.");
        }
        for (Mode mode : asked) {
            places.forEach((name, place) -> {
                if (!name.equals(mode.option) && !mode.takes(name)) {
                    throw new SettingsException(Text.format(
                            "%s has no meaning beside --%s, %s. Leave it out.", place, mode.option, mode.reason));
                }
            });
        }
    }
}
