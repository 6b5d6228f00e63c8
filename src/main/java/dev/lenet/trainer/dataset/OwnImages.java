package dev.lenet.trainer.dataset;

import dev.lenet.trainer.dataset.Findings.Duplicate;
import dev.lenet.trainer.text.Text;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a user's images into a data set: checks that it can be trained on, splits off test images if there are none, and looks
 * for test images that are also training images.
 *
 * @param folder the user's folder
 * @param shape the shape of each image
 * @param classNames the classes' names, by label
 * @param train the training images
 * @param test the test images; null to split some off the training images
 * @param notes findings so far
 * @param skipped files that were left out
 */
record OwnImages(
        Path folder,
        ImageShape shape,
        List<String> classNames,
        LabelledImages train,
        @Nullable LabelledImages test,
        List<String> notes,
        List<Findings.Skipped> skipped) {

    /** With fewer images, a class can hardly be learned or split for validation. */
    static final int LEAST_PER_CLASS = 5;

    static final int MOST_CLASSES = 1000;

    /** One image in six becomes a test image. */
    private static final int TEST_SHARE = 6;

    /** The same for every run on these images, whatever its own seed, so that models are compared on the same test images. */
    private static final long TEST_SEED = 42;

    private static final int LISTED = 5;

    Dataset dataset() {
        checkNames();
        if (test != null) {
            return dataset(train, test, null);
        }
        int[] all = BatchOrder.sequential(train.size());
        int[] chosen = Strata.shuffled(train.labels(), all, Seeds.generator(TEST_SEED, "test", 0))
                .take((int) Math.round((double) train.size() / TEST_SHARE));
        Split split = StratifiedSplit.splitOff(train.size(), chosen);
        String notice = Text.format(
                "There is no test set in %s: %s, a sixth of each class, were split off and serve as the test set of every run on these images.",
                folder, Text.count(chosen.length, "image"));
        return dataset(train.at(split.training()), train.at(chosen), notice);
    }

    private Dataset dataset(LabelledImages training, LabelledImages testing, @Nullable String notice) {
        checkSizes(training, testing);
        Path name = folder.toAbsolutePath().normalize().getFileName();
        DatasetDescription description = new DatasetDescription(
                DatasetChoice.FOLDER.id(),
                name == null ? folder.toString() : name.toString(),
                notice,
                shape,
                classNames,
                Normalization.fixed(shape.channels()));
        List<Duplicate> duplicates = duplicates(training, testing);
        List<String> all = new ArrayList<>(notes);
        if (notice != null) {
            all.add(notice);
        }
        if (!duplicates.isEmpty()) {
            all.add(Text.format(
                    "%s of the test set %s in the training set too, pixel for pixel: the test accuracy is inflated. %s lists them.",
                    Text.count(duplicates.size(), "image"),
                    duplicates.size() == 1 ? "is" : "are",
                    Findings.DUPLICATES_FILE));
        }
        ImageSet trainSet = new ImageSet(description, training.pixels(), training.labels());
        ImageSet testSet = new ImageSet(description, testing.pixels(), testing.labels());
        return new Dataset(
                description,
                ContentDigest.of(trainSet, testSet),
                folder.toString(),
                trainSet,
                testSet,
                folder.toAbsolutePath().normalize().toString(),
                new Findings(all, duplicates, skipped));
    }

    private void checkNames() {
        if (classNames.size() < 2) {
            throw new DatasetException(Text.format(
                    "%s holds images of %s, expected 2 to %,d classes.",
                    folder, classNames.isEmpty() ? "no class" : "one class only, " + classNames.get(0), MOST_CLASSES));
        }
        if (classNames.size() > MOST_CLASSES) {
            throw new DatasetException(Text.format(
                    "%s holds images of %,d classes, expected 2 to %,d.", folder, classNames.size(), MOST_CLASSES));
        }
    }

    private void checkSizes(LabelledImages training, LabelledImages testing) {
        int[] counts = counts(training);
        String few = IntStream.range(0, counts.length)
                .filter(c -> counts[c] < LEAST_PER_CLASS)
                .limit(LISTED)
                .mapToObj(c -> Text.format("%s (%d)", classNames.get(c), counts[c]))
                .collect(Collectors.joining(", "));
        long classes =
                IntStream.of(counts).filter(count -> count < LEAST_PER_CLASS).count();
        if (classes > 0) {
            throw new DatasetException(Text.format(
                    "%s has fewer than %d training images of %s: %s%s. Add images, or remove the class.",
                    folder,
                    LEAST_PER_CLASS,
                    classes == 1 ? "a class" : Text.format("%d classes", classes),
                    few,
                    classes > LISTED ? " and others" : ""));
        }
        if (testing.size() == 0) {
            throw new DatasetException(Text.format(
                    "%s has an empty test set. Add test images, or remove its folder to split test images off the training images.",
                    folder));
        }
    }

    private int[] counts(LabelledImages images) {
        int[] counts = new int[classNames.size()];
        for (int label : images.labels()) {
            counts[label]++;
        }
        return counts;
    }

    private List<Duplicate> duplicates(LabelledImages training, LabelledImages testing) {
        int size = shape.size();
        Map<ByteBuffer, List<Integer>> tests = new HashMap<>();
        for (int i = 0; i < testing.size(); i++) {
            tests.computeIfAbsent(ByteBuffer.wrap(testing.pixels(), i * size, size), key -> new ArrayList<>())
                    .add(i);
        }
        List<Duplicate> found = new ArrayList<>();
        for (int i = 0; i < training.size(); i++) {
            // Lists each test image once, with the first identical training image.
            List<Integer> same = tests.remove(ByteBuffer.wrap(training.pixels(), i * size, size));
            for (int each : same == null ? List.<Integer>of() : same) {
                found.add(new Duplicate(
                        training.names().get(i),
                        classNames.get(training.labels()[i]),
                        testing.names().get(each),
                        classNames.get(testing.labels()[each])));
            }
        }
        return found;
    }
}
