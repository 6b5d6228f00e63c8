package dev.lenet.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
        assertThat(variants.recipe("third", Recipe.REFERENCE)).isEqualTo(Recipe.REFERENCE.with("batchSize", 16));
        assertThat(variants.recipe("second", Recipe.REFERENCE)).isEqualTo(Recipe.REFERENCE);
        assertThat(variants.names()).containsExactly("first", "second", "third");
        assertThat(variants.positionOf("third")).isEqualTo(2);
        assertThat(variants.positionOf("fourth")).isEqualTo(3);
    }

    @Test
    void anUnknownNameIsToldWithThoseThatThereAre() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Variants(List.of(FIRST)).named("second"))
                .withMessage("there is no variant named second, only first");
    }

    @Test
    void aParentComesBeforeItsChildren() {
        VariantDefinition orphan = new VariantDefinition("b", "B", "a", "", Map.of("batchSize", 1));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Variants(List.of(orphan)))
                .withMessage("the variant b changes a, which is unknown");
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
