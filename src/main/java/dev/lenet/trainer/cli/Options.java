package dev.lenet.trainer.cli;

import dev.lenet.trainer.backend.BackendChoice;
import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.evaluation.tsne.Tsne;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.TestSelection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The one table of settings: parser, checks, usage and README follow it. Defaults are not here but in
 * {@code application.yml}.
 */
final class Options {

    private static final Rule COUNT = Rule.wholeNumber(1, Integer.MAX_VALUE);
    private static final int FEWEST_POINTS = new Tsne(0).fewestPoints();
    private static final Rule SHARE = Rule.number("from 0 to 1", x -> x >= 0 && x <= 1);

    /** The one setting that the command line does not take. */
    static final String TOKEN = "token";

    static final String TOKEN_IS_SECRET =
            "The token is not taken from the command line, which everybody on this machine can see. Set it in the environment, as in TRAINER_TOKEN=$(openssl rand -hex 32).";

    static final List<Option> ALL = List.of(
            new Option(
                    "variant",
                    Rule.oneOf(Stream.concat(
                            Arrays.stream(Variant.values()).map(Variant::id), Stream.of(VariantChoice.ALL))),
                    "The model to train; all trains each of them, as a study"),
            new Option(
                    "dataset",
                    Rule.oneOf(Arrays.stream(DatasetChoice.values()).map(DatasetChoice::id)),
                    "Images to train on; auto takes Fashion-MNIST where it finds or can download it, else the jar's own"
                            + " sample"),
            new Option("data-dir", Rule.folder(), "Folder with the four IDX files, searched first"),
            new Option("epochs", COUNT, "How often to walk through the training images"),
            new Option("batch-size", COUNT, "Images a training step"),
            new Option(
                    "learning-rate",
                    Rule.number("above 0", x -> x > 0),
                    "Adam's learning rate, the highest of the schedule"),
            new Option(
                    "schedule",
                    Rule.oneOf(Arrays.stream(ScheduleKind.values()).map(ScheduleKind::id)),
                    "How the learning rate changes; step multiplies it by gamma every step-size epochs, cosine and one-cycle"
                            + " end near 0"),
            new Option("step-size", COUNT, "Epochs between two steps of the schedule"),
            new Option("gamma", Rule.number("above 0 and at most 1", x -> x > 0 && x <= 1), "Factor of each step"),
            new Option(
                    "validation-fraction",
                    Rule.number("between 0 and 1", x -> x > 0 && x < 1),
                    "Share of the training images held out to choose the best epoch"),
            new Option(
                    "seed",
                    Rule.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE),
                    "Decides the split, the initial weights, the order of images and dropout"),
            new Option(
                    "folds",
                    Rule.wholeNumber(2, Fold.MOST).or("0"),
                    "Parts of a stratified cross-validation over the training images; 0 for none"),
            new Option("repeats", Rule.wholeNumber(1, 1000), "How often to train, with seed, seed + 1 and so on"),
            new Option(
                    "test",
                    Rule.oneOf(Arrays.stream(TestSelection.values()).map(TestSelection::id)),
                    "Which variants of a study see the test set: the two best by validation accuracy, or all"),
            new Option("limit", COUNT, "Train on this many images only, for a quick look"),
            new Option(
                    "augment",
                    Rule.flag(),
                    "Turn, mirror and brighten the training images at random, anew in each epoch"),
            new Option(
                    "threads",
                    Rule.wholeNumber(1, 1024).or(Threads.AUTO),
                    "Threads that train; auto is one a processor"),
            new Option(
                    "workers",
                    Rule.wholeNumber(1, 1024).or(WorkerCount.AUTO),
                    "Runs of a study that train at once and share the threads; auto is one a thread"),
            new Option(
                    "backend",
                    Rule.oneOf(Arrays.stream(BackendChoice.values()).map(BackendChoice::id)),
                    "What computes; auto takes CUDA where the jar brings it and a GPU can be used, else the CPU, and says"
                            + " why"),
            new Option("models-dir", Rule.folder(), "Folder that the run folders lie in"),
            new Option(
                    "run",
                    Rule.runName(),
                    "Name of the new run's or study's folder, by default with the time; that of an unfinished study continues it"),
            new Option(
                    "resume",
                    Rule.runName(),
                    "Go on with this run or study, which was stopped, failed or killed, with the settings it was begun with"),
            new Option("evaluate", Rule.runName(), "Evaluate this saved run again instead of training"),
            new Option(
                    "compare", Rule.runNames(), "Write a report over these saved runs and studies instead of training"),
            new Option(
                    "tsne-points",
                    Rule.wholeNumber(FEWEST_POINTS, Integer.MAX_VALUE).or("0"),
                    "Test images on the map that t-SNE draws after the test; 0 draws none"),
            new Option(
                    "serve",
                    Rule.flag(),
                    "Stay up and train what is queued over HTTP; trains at once only what the command line asks for"));

    /** Settings for {@code application.yml}, too fine for the usage. */
    private static final List<Option> FINE = List.of(
            new Option(
                    "augmentation.rotation-degrees",
                    Rule.number("from 0 to 180", x -> x >= 0 && x <= 180),
                    "Largest angle, in degrees"),
            new Option("augmentation.flip-probability", SHARE, "Share of the images that are mirrored"),
            new Option("augmentation.brightness", SHARE, "Largest relative change"),
            new Option("augmentation.contrast", SHARE, "Largest relative change"),
            new Option("stall-timeout", Rule.duration(), "Longest time without a training step that counts as healthy"),
            new Option(TOKEN, Rule.anything(), "What requests must know, from TRAINER_TOKEN"));

    /** All that can be set. */
    static final List<Option> SETTINGS =
            Stream.concat(ALL.stream(), FINE.stream()).toList();

    private Options() {}

    /** The word on the command line for an enum constant: lower case, with dashes. */
    static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Stream<String> suggestions() {
        return Stream.concat(ALL.stream().map(Option::name), Stream.of("help", "version"));
    }
}
