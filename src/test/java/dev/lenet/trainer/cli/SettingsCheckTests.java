package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.run.StudySpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

class SettingsCheckTests {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Nested
    class Rejects {

        @Test
        void aValueInAFileAndSaysTheLine() throws IOException {
            rejects(
                    environment(Map.of(), Map.of(), "trainer:\n  seed: 1\n  epochs: 0\n"),
                    "trainer.epochs (my.yml, line 3) takes a whole number from 1 to 2147483647, but got \"0\".");
        }

        @Test
        void aMisspeltNameInAFile() throws IOException {
            rejects(
                    environment(Map.of(), Map.of(), "trainer:\n  epoch: 3\n"),
                    "Unknown setting trainer.epoch (my.yml, line 2). Did you mean trainer.epochs? Run with --help to see all settings.");
        }

        @Test
        void anEnvironmentVariable() throws IOException {
            rejects(
                    environment(Map.of("TRAINER_BATCH_SIZE", "many"), Map.of(), ""),
                    "trainer.batch-size (environment variable TRAINER_BATCH_SIZE) takes a whole number from 1 to 2147483647, but got \"many\".");
        }

        @Test
        void aSystemProperty() throws IOException {
            rejects(
                    environment(Map.of(), Map.of("trainer.gamma", "2"), ""),
                    "trainer.gamma (-Dtrainer.gamma) takes a finite number above 0 and at most 1, but got \"2\".");
        }

        private void rejects(StandardEnvironment environment, String message) {
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> check(environment))
                    .withMessage(message);
        }
    }

    @Nested
    class Accepts {

        @Test
        void aBadValueThatABetterSourceCovers() throws IOException {
            var environment = environment(Map.of(), Map.of("trainer.epochs", "2"), "trainer:\n  epochs: 0\n");

            assertThatCode(() -> check(environment)).doesNotThrowAnyException();
            assertThat(bind(environment).epochs()).isEqualTo(2);
        }

        @Test
        void otherSpellingsOfAName() throws IOException {
            var environment = environment(Map.of("TRAINER_STEPSIZE", "3"), Map.of(), "trainer:\n  batchSize: 7\n");

            check(environment);

            assertThat(bind(environment).batchSize()).isEqualTo(7);
            assertThat(bind(environment).stepSize()).isEqualTo(3);
            assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        }

        @Test
        void aNearlyRightEnvironmentVariableWithAWarning() throws IOException {
            check(environment(Map.of("TRAINER_EPOCH", "3", "TRAINER_HOME", "/opt"), Map.of(), ""));

            assertThat(err.toString(StandardCharsets.UTF_8).strip())
                    .isEqualTo("Warning: The environment variable TRAINER_EPOCH is no setting and is ignored."
                            + " Did you mean TRAINER_EPOCHS?");
        }
    }

    @Nested
    class Settings {

        @Test
        void areByDefaultTheReferenceStudys() throws IOException {
            TrainerSettings settings = bind(environment(Map.of(), Map.of(), ""));

            assertThat(settings.spec("sample", new AugmentationSettings(10, 0.5, 0.1, 0.1)))
                    .isEqualTo(Specs.of(Variant.BASELINE));
            assertThat(settings.dataset()).isEqualTo(DatasetChoice.AUTO);
            assertThat(settings.threads().count())
                    .isEqualTo(Runtime.getRuntime().availableProcessors());
            assertThat(settings.modelsDir()).isEqualTo(Path.of("models"));
            assertThat(settings.dataDir()).isNull();
            assertThat(settings.run()).isNull();
            assertThat(settings.evaluate()).isNull();
            assertThat(settings.isStudy()).isFalse();
        }

        @Test
        void ofAStudyAreItsVariantsFoldsAndSeeds() throws IOException {
            TrainerSettings settings = bind(environment(
                    Map.of(), Map.of("trainer.variant", "all", "trainer.folds", "3", "trainer.repeats", "2"), ""));

            StudySpec study = settings.study("sample", new AugmentationSettings(10, 0.5, 0.1, 0.1));

            assertThat(settings.isStudy()).isTrue();
            assertThat(study.variants()).containsExactly(Variant.values());
            assertThat(study.seeds()).containsExactly(42L, 43L);
            assertThat(study.firstRun().fold()).isEqualTo(new Fold(1, 3));
        }

        @Test
        void takeEveryWord() throws IOException {
            for (Option option : Options.ALL) {
                for (String word : option.rule().words()) {
                    assertThat(bind(environment(Map.of(), Map.of(option.property(), word), "")))
                            .isNotNull();
                }
            }
        }

        @Test
        void takeOptionalValues() throws IOException {
            TrainerSettings settings = bind(environment(
                    Map.of(),
                    Map.of("trainer.limit", "500", "trainer.threads", "3", "trainer.data-dir", "/d/e f"),
                    ""));

            assertThat(settings.limit()).isEqualTo(500);
            assertThat(settings.threads().count()).isEqualTo(3);
            assertThat(settings.dataDir()).isEqualTo(Path.of("/d/e f"));
        }
    }

    private void check(StandardEnvironment environment) {
        new SettingsCheck(new Console(new PrintStream(err), new PrintStream(err), Terminal.NONE)).check(environment);
    }

    private static TrainerSettings bind(StandardEnvironment environment) {
        return Binder.get(environment).bind("trainer", TrainerSettings.class).get();
    }

    /** Variables over system properties over a file over the packed defaults. */
    private static StandardEnvironment environment(
            Map<String, Object> variables, Map<String, Object> properties, String file) throws IOException {
        StandardEnvironment environment = new StandardEnvironment() {
            @Override
            protected void customizePropertySources(MutablePropertySources sources) {}

            @Override
            public Map<String, Object> getSystemEnvironment() {
                return variables;
            }
        };
        var sources = environment.getPropertySources();
        sources.addLast(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        sources.addLast(new MapPropertySource(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, properties));
        load(sources, new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "my.yml";
            }
        });
        load(sources, new ClassPathResource("application.yml"));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    private static void load(MutablePropertySources sources, Resource resource) throws IOException {
        new YamlPropertySourceLoader()
                .load(String.valueOf(resource.getFilename()), resource)
                .forEach(sources::addLast);
    }
}
