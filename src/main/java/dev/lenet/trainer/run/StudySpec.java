package dev.lenet.trainer.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lenet.trainer.dataset.DatasetDescription;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.model.VariantConfigurations;
import dev.lenet.trainer.text.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides a study's results except the data itself: one run for each variant, fold and seed.
 *
 * @param specs the first run of each variant, at least one, each variant once; the variant's other runs differ from it only
 *     in fold and seed
 * @param folds number of folds of the cross-validation, at least 2; 0 for a plain split into training and validation images
 * @param seeds the seed of each repeat, at least one, all different
 * @param test which variants are evaluated on the test set at the end
 */
public record StudySpec(List<RunSpec> specs, int folds, List<Long> seeds, TestSelection test) {

    /** The largest number of runs in a study. */
    public static final int MOST_RUNS = 10_000;

    /**
     * Checks the parts and copies the lists.
     *
     * @throws IllegalArgumentException if a part is missing, a list is empty or has duplicates, or there are more than
     *     {@link #MOST_RUNS} runs
     */
    public StudySpec {
        require(specs != null && seeds != null && test != null, "specs, seeds or test is missing");
        require(specs.stream().allMatch(Objects::nonNull), "a variant's first run is missing");
        require(
                isSet(specs.stream().map(spec -> spec.variant().name()).toList()),
                "variants is empty or has duplicates");
        require(isSet(seeds), "seeds is empty or has duplicates");
        require(folds == 0 || folds >= 2 && folds <= Fold.MOST, "folds is out of range");
        long runs = (long) specs.size() * seeds.size() * Math.max(1, folds);
        require(runs <= MOST_RUNS, Text.format("the study has %,d runs, expected at most %,d", runs, MOST_RUNS));
        specs = List.copyOf(specs);
        seeds = List.copyOf(seeds);
    }

    private static boolean isSet(List<?> values) {
        return !values.isEmpty()
                && values.stream().allMatch(Objects::nonNull)
                && new HashSet<>(values).size() == values.size();
    }

    private static void require(boolean met, String rule) {
        if (!met) {
            throw new IllegalArgumentException(rule);
        }
    }

    /**
     * Returns the same study on other data.
     *
     * @param dataset the other data
     * @return a new spec
     * @throws SettingsException if a network cannot be adapted to it
     */
    public StudySpec on(DatasetDescription dataset) {
        return new StudySpec(specs.stream().map(spec -> spec.on(dataset)).toList(), folds, seeds, test);
    }

    /** Reads a spec written by this version, or by an earlier one, which stored the variants' names and the first run. */
    @JsonCreator
    static StudySpec read(
            @JsonProperty("specs") @Nullable List<RunSpec> specs,
            @JsonProperty("folds") int folds,
            @JsonProperty("seeds") List<Long> seeds,
            @JsonProperty("test") TestSelection test,
            @JsonProperty("variants") @Nullable List<String> variants,
            @JsonProperty("firstRun") @Nullable RunSpec firstRun) {
        if (specs != null) {
            return new StudySpec(specs, folds, seeds, test);
        }
        if (variants == null || firstRun == null) {
            throw new IllegalArgumentException("the study's variants are missing");
        }
        return new StudySpec(
                variants.stream()
                        .map(name -> firstRun.with("variant", VariantConfigurations.STUDY.named(name)))
                        .toList(),
                folds,
                seeds,
                test);
    }

    /**
     * Returns the names of the variants.
     *
     * @return the names, in the study's order
     */
    @JsonProperty
    public List<String> variants() {
        return specs.stream().map(RunSpec::variant).map(Variant::name).toList();
    }
}
