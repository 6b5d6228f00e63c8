package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.cli.settings.Settings;
import dev.lenet.trainer.model.VariantConfigurations;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.SettingsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestReaderTests {

    private final RequestReader reader = new RequestReader(Settings.none().environment(), VariantConfigurations.STUDY);

    @Test
    void takesARecipe() {
        RunSpec spec = reader.read(Map.of("recipe", "best", "seed", 7)).spec();

        RunSpec same = Settings.commandLine(List.of("--trainer.recipe=best", "--trainer.seed=7"))
                .check()
                .spec("auto");
        assertThat(spec).isEqualTo(same);
    }

    @Test
    void takesWhatIsGivenBesideARecipe() {
        RunSpec spec = reader.read(Map.of("recipe", "best", "epochs", 3, "variant", "var2", "augment", false))
                .spec();

        assertThat(spec.recipe().epochs()).isEqualTo(3);
        assertThat(spec.recipe().batchSize()).isEqualTo(128);
        assertThat(spec.variant().name()).startsWith("var2");
        assertThat(spec.augmentation()).isNull();
    }

    @Test
    void refusesARecipeThatDoesNotExist() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> reader.read(Map.of("recipe", "bets")))
                .withMessage("recipe takes the name of a recipe, but got \"bets\". Did you mean best? There are best.");
    }
}
