package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import dev.lenet.trainer.web.ServerSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Checks all settings after the files are read and before Spring builds anything. */
public final class SettingsCheck {

    private SettingsCheck() {}

    /**
     * Reads the file of {@code --config} and checks all settings.
     *
     * @param environment all settings; the file is added to it
     * @param warn receives warnings
     * @return the settings
     * @throws SettingsException for the first error
     */
    public static TrainerSettings check(ConfigurableEnvironment environment, Consumer<String> warn) {
        ConfigFile.addTo(environment);
        NamedRecipes.addTo(environment);
        NameCheck.check(environment, warn);
        refuseVisibleToken(environment);
        DeclaredVariants declared = DeclaredVariants.read(environment);
        TrainerSettings settings = SettingsBinder.read(environment, Map.of(), declared.registry());
        declared.check(settings.base());
        Map<String, String> given = given(environment);
        Mode.check(settings.work(), given);
        refuseIdleAugmentation(settings, given);
        ServerSettings.check(environment);
        return settings.withDropout();
    }

    /** Refuses a token in a system property, because a list of processes shows the command line of each. */
    private static void refuseVisibleToken(ConfigurableEnvironment environment) {
        PropertySource<?> properties =
                environment.getPropertySources().get(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        if (properties != null && properties.containsProperty(Setting.PREFIX + Setting.TOKEN)) {
            throw new SettingsException(Setting.TOKEN_IS_SECRET);
        }
    }

    /** Returns the places of the settings given for this command only: on its command line and in its {@code --config} file. */
    private static Map<String, String> given(ConfigurableEnvironment environment) {
        MutablePropertySources all = environment.getPropertySources();
        List<ConfigurationPropertySource> sources = Stream.of(
                        CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME, ConfigFile.SOURCE)
                .map(all::get)
                .filter(Objects::nonNull)
                .map(ConfigurationPropertySource::from)
                .filter(Objects::nonNull)
                .toList();
        Map<String, String> given = new LinkedHashMap<>();
        for (Setting setting : Setting.all()) {
            SettingValue value = SettingValue.find(setting, sources, text -> text);
            if (value != null) {
                given.put(setting.name(), value.place());
            }
        }
        return given;
    }

    /** Refuses augmentation ranges without augmentation: a user who gives them for this command expects them to be used. */
    private static void refuseIdleAugmentation(TrainerSettings settings, Map<String, String> given) {
        if (settings.augmentation().augment()) {
            return;
        }
        ConfigurationPropertyName root = ConfigurationPropertyName.of("augmentation");
        given.forEach((name, place) -> {
            if (root.isAncestorOf(ConfigurationPropertyName.of(name))) {
                throw new SettingsException(Text.format("%s changes nothing without --augment. Add --augment.", place));
            }
        });
    }
}
