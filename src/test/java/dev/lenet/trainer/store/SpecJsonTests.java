package dev.lenet.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.dataset.FashionMnist;
import dev.lenet.trainer.dataset.ImageShape;
import dev.lenet.trainer.model.Architecture;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.NormKind;
import dev.lenet.trainer.model.Optimizer;
import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.model.Schedule;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.run.TestSelection;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SpecJsonTests {

    /** As the first version wrote it. */
    private static final String FLAT = """
            {
              "variant" : "var2",
              "dataset" : "fashion-mnist",
              "seed" : 42,
              "epochs" : 3,
              "batchSize" : 32,
              "learningRate" : 0.002,
              "schedule" : "one-cycle",
              "stepSize" : 4,
              "gamma" : 0.25,
              "validationFraction" : 0.3,
              "limit" : 1000,
              "augment" : true,
              "augmentation" : {
                "rotationDegrees" : 10.0,
                "flipProbability" : 0.5,
                "brightness" : 0.1,
                "contrast" : 0.1
              },
              "fold" : {"index" : 1, "count" : 3}
            }
            """;

    private static final RunSpec SPEC = Specs.of(Five.VAR2)
            .on(FashionMnist.DESCRIPTION)
            .with("epochs", 3)
            .with("batchSize", 32)
            .with("learningRate", 0.002)
            .with("schedule", new Schedule(ScheduleKind.ONE_CYCLE, 4, 0.25))
            .with("validationFraction", 0.3)
            .with("limit", 1000)
            .with("augmentation", new AugmentationSettings(10, 0.5, 0.1, 0.1))
            .with("fold", new Fold(1, 3));

    private static RunSpec read(String json) {
        return Json.parse(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), RunSpec.class);
    }

    @Test
    void whatIsWrittenIsRead() {
        Architecture architecture = Architecture.LENET5
                .on(new ImageShape(32, 32, 3), 47)
                .with("channels", List.of(12, 32))
                .with("batchNorm", NormKind.ALL)
                .with("dropout", List.of(0.2, 0.3));
        RunSpec own = SPEC.with("variant", new Variant("wide", "wide", "baseline", "channels 12, 32", architecture));

        assertThat(read(Json.write(own))).isEqualTo(own);
    }

    @Test
    void settingsStandFlatBesideEachOther() {
        assertThat(JsonMapper.shared().readTree(Json.write(SPEC)).propertyNames())
                .containsExactlyInAnyOrder(
                        "variant",
                        "model",
                        "parent",
                        "change",
                        "architecture",
                        "dataset",
                        "limit",
                        "validationFraction",
                        "epochs",
                        "batchSize",
                        "learningRate",
                        "schedule",
                        "stepSize",
                        "gamma",
                        "warmupEpochs",
                        "optimizer",
                        "momentum",
                        "nesterov",
                        "weightDecay",
                        "labelSmoothing",
                        "ema",
                        "keep",
                        "augmentation",
                        "augment",
                        "digest",
                        "fold",
                        "seed");
    }

    @Nested
    class OfAnEarlierVersion {

        @Test
        void isReadWithTheNetworkThatItsVariantHad() {
            assertThat(read(FLAT)).isEqualTo(SPEC);
        }

        @Test
        void wasTrainedAsTheReferenceWhereNothingElseCouldBeChosen() {
            Recipe recipe = read(FLAT).recipe();
            assertThat(recipe.optimizer()).isEqualTo(Optimizer.REFERENCE);
            assertThat(recipe.warmupEpochs()).isZero();
            assertThat(recipe.labelSmoothing()).isZero();
            assertThat(recipe.ema()).isZero();
        }

        @Test
        void isDamagedWithoutANumberThatItAlwaysHad() {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> read(FLAT.replace("\"epochs\" : 3,", "")))
                    .withMessageContaining("epochs");
        }

        @Test
        void isDamagedWithAVariantThatNeverWas() {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> read(FLAT.replace("var2", "var7")))
                    .withMessageContaining("there is no variant named var7");
        }

        @Test
        void ofAStudyKeptTheFirstRunAndTheNamesOfTheVariants() {
            String json = """
                    {"variants": ["var2", "var3"], "folds": 3, "seeds": [42, 43], "test": "all", "firstRun": %s}
                    """.formatted(FLAT);

            StudySpec study = Json.parse(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), StudySpec.class);

            assertThat(study)
                    .isEqualTo(
                            Specs.study(List.of(Five.VAR2, Five.VAR3), 3, List.of(42L, 43L), TestSelection.ALL, SPEC));
        }
    }

    @Test
    void ofANewerVersionIsReadWithoutWhatIsUnknown() {
        assertThat(read(FLAT.replace("\"seed\"", "\"lookahead\": 5, \"seed\""))).isEqualTo(SPEC);
    }

    @Test
    void aNetworkThatDoesNotFitIsDamaged() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> read(Json.write(SPEC).replaceFirst("\"classes\" : 10", "\"classes\" : 1")))
                .withMessageContaining("the number of classes is 1");
    }

    @Test
    void aStudyIsReadAsItWasWritten() {
        StudySpec study = Specs.study(List.of(Five.VAR2, Five.VAR3), 3, List.of(42L, 43L), TestSelection.ALL, SPEC);

        assertThat(Json.parse(Json.write(study).getBytes(java.nio.charset.StandardCharsets.UTF_8), StudySpec.class))
                .isEqualTo(study);
    }
}
