package dev.lenet.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VariantsTests {

    private static final VariantDefinition FIRST = new VariantDefinition("first", "First", null, "as it is", Map.of());

    @ParameterizedTest
    @MethodSource("dev.lenet.trainer.model.Five#all")
    void eachOfTheStudyDiffersFromItsParentInOnePart(Variant variant) {
        if (variant.parent() == null) {
            assertThat(variant.architecture()).isEqualTo(Architecture.LENET5);
            return;
        }
        Map<String, Object> before = Records.flatten(
                VariantConfigurations.STUDY.named(variant.parent()).architecture());
        Map<String, Object> after = Records.flatten(variant.architecture());

        assertThat(after.entrySet())
                .filteredOn(each -> !before.entrySet().contains(each))
                .hasSize(1);
    }

    @Test
    void aVariantChangesTheNetworkAndTheRecipeOfItsParent() {
        VariantDefinition second = FIRST.change("second", "Second", "fewer channels", "channels", List.of(3, 8));
        VariantDefinition third = second.change("third", "Third", "smaller batches", "batchSize", 16);
        Variants variants = new Variants(List.of(FIRST, second, third));

        assertThat(variants.named("third").architecture())
                .isEqualTo(Architecture.LENET5.with("channels", List.of(3, 8)));
        assertThat(variants.setup("third", Setup.REFERENCE).recipe()).isEqualTo(Recipe.REFERENCE.with("batchSize", 16));
        assertThat(variants.setup("second", Setup.REFERENCE).recipe()).isEqualTo(Recipe.REFERENCE);
        assertThat(variants.names()).containsExactly("first", "second", "third");
    }

    @Test
    void anUnknownNameIsToldWithThoseThatThereAre() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Variants(List.of(FIRST)).named("second"))
                .withMessage("there is no variant named second, only first");
    }

    @Test
    void aParentIsThere() {
        VariantDefinition orphan = new VariantDefinition("b", "B", "a", "", Map.of("batchSize", 1));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Variants(List.of(orphan)))
                .withMessage("the variant b changes a, which is unknown");
    }

    @Test
    void aParentMayComeAfterItsChildren() {
        VariantDefinition child = VariantDefinition.declared("child", "first", Map.of("batchSize", 16));

        assertThat(new Variants(List.of(child, FIRST)).names()).containsExactly("child", "first");
    }

    @Test
    void noVariantDescendsFromItself() {
        VariantDefinition one = VariantDefinition.declared("one", "two", Map.of("batchSize", 16));
        VariantDefinition two = VariantDefinition.declared("two", "one", Map.of("batchSize", 32));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Variants(List.of(one, two)))
                .withMessage("the variant one descends from itself");
    }

    @Test
    void aChangeWithoutWordsIsToldByItsLevers() {
        VariantDefinition child = VariantDefinition.declared(
                "child", "var1", levers("dropout", List.of(0.2), "augment", true, "channels", List.of(12, 32)));

        assertThat(VariantConfigurations.STUDY
                        .plus(List.of(child))
                        .named("child")
                        .change())
                .startsWith("channels 6, 16 → 12, 32; dropout 0.5 → 0.2; augment off → on; ");
    }

    @Test
    void leversThatNeedEachOtherChangeTogether() {
        VariantDefinition deeper = VariantDefinition.declared(
                "deeper", "baseline", levers("channels", List.of(4, 8, 16), "padding", List.of(2, 1, 1)));

        assertThat(VariantConfigurations.STUDY
                        .plus(List.of(deeper))
                        .named("deeper")
                        .architecture()
                        .channels())
                .containsExactly(4, 8, 16);
    }

    private static Map<String, Object> levers(Object... namesAndValues) {
        Map<String, Object> levers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            levers.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return levers;
    }

    @Test
    void aNameOccursOnce() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Variants(List.of(FIRST, FIRST)))
                .withMessage("there are two variants named first");
    }

    @Test
    void aChangeOfNothingThatThereIsIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> FIRST.change("second", "Second", "", "chanels", List.of(1)))
                .withMessage("there is no lever named chanels");
    }
}
