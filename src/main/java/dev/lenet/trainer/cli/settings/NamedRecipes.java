package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

/**
 * The recipes that files declare under {@code trainer.recipes}: named sets of options, which {@code --recipe} sets all at once.
 * Any other source overrides them, except {@code application.yml}, which holds the defaults. If several files declare a recipe
 * of the same name, the file with the highest precedence wins.
 */
public final class NamedRecipes {

    /** The property under which recipes are declared. */
    static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(Setting.PREFIX + "recipes");

    /** The name of the property source that holds the options of the chosen recipe. */
    static final String SOURCE = "recipe";

    private static final List<Class<?>> GROUPS =
            List.of(DataSettings.class, RecipeSettings.class, AugmentationOptions.class);

    private NamedRecipes() {}

    /**
     * Adds the options of the recipe that {@code --recipe} names, if it is set.
     *
     * @param environment all settings
     * @throws SettingsException if there is no such recipe
     */
    static void addTo(ConfigurableEnvironment environment) {
        String name = environment.getProperty(Setting.PREFIX + SOURCE);
        if (name == null) {
            return;
        }
        MutablePropertySources sources = environment.getPropertySources();
        PropertySource<?> options = find(sources, name, "--recipe");
        ConfigFile.firstApplicationYml(sources)
                .ifPresentOrElse(first -> sources.addBefore(first, options), () -> sources.addLast(options));
    }

    /**
     * Returns the options of a recipe.
     *
     * @param environment all settings
     * @param recipe its name
     * @param place how a message refers to the place where the name was given
     * @return values by the options' full names
     * @throws SettingsException if there is no such recipe
     */
    public static Map<String, Object> options(ConfigurableEnvironment environment, String recipe, String place) {
        Map<String, Object> options = new LinkedHashMap<>();
        OriginTrackedMapPropertySource source = find(environment.getPropertySources(), recipe, place);
        for (String name : source.getPropertyNames()) {
            options.put(name, Objects.requireNonNull(source.getProperty(name)));
        }
        return options;
    }

    private static OriginTrackedMapPropertySource find(MutablePropertySources sources, String recipe, String place) {
        Set<String> names = new LinkedHashSet<>();
        for (PropertySource<?> source : sources) {
            if (DeclaredVariants.mayDeclare(source)
                    && ConfigurationPropertySource.from(source) instanceof IterableConfigurationPropertySource all) {
                Map<String, Object> options = new LinkedHashMap<>();
                all.stream().filter(ROOT::isAncestorOf).forEach(name -> {
                    names.add(recipe(name));
                    ConfigurationProperty property = all.getConfigurationProperty(name);
                    if (recipe(name).equals(recipe) && property != null) {
                        options.put(
                                Setting.PREFIX + option(name),
                                OriginTrackedValue.of(property.getValue(), property.getOrigin()));
                    }
                });
                if (!options.isEmpty()) {
                    return new OriginTrackedMapPropertySource(SOURCE, options, true);
                }
            }
        }
        throw new SettingsException(
                new Takes("NAME", "the name of a recipe", "", List.copyOf(names)).refusal(place, recipe)
                        + Text.format(" There are %s.", String.join(", ", names)));
    }

    /**
     * Checks a name under {@link #ROOT}.
     *
     * @throws SettingsException if it is not set in a file, or is not an option that a recipe can set
     */
    static void check(
            PropertySource<?> source, ConfigurationPropertyName name, @Nullable ConfigurationProperty property) {
        String place = SettingOrigin.describe(name.toString(), property);
        if (!DeclaredVariants.mayDeclare(source)) {
            throw new SettingsException(Text.format(
                    "%s cannot be set there. Recipes are declared in a file: --config=FILE or application.yml.",
                    place));
        }
        String option = name.getNumberOfElements() > 3 ? option(name).replaceFirst("\\[\\d+]$", "") : "";
        if (options().noneMatch(option::equals)) {
            String nearest = Spelling.nearest(option, options().toList());
            throw new SettingsException(
                    option.isEmpty()
                            ? Text.format(
                                    "%s takes the options that the recipe sets, as in {epochs: 60, schedule: cosine}.",
                                    place)
                            : Text.format(
                                    "%s is not an option that a recipe can set.%s",
                                    place, nearest == null ? "" : Text.format(" Did you mean %s?", nearest)));
        }
    }

    private static Stream<String> options() {
        return Setting.all().stream()
                .filter(setting ->
                        GROUPS.contains(setting.group()) || setting.name().equals("variant"))
                .map(Setting::name);
    }

    private static String recipe(ConfigurationPropertyName name) {
        return name.getElement(ROOT.getNumberOfElements(), Form.DASHED);
    }

    private static String option(ConfigurationPropertyName name) {
        return name.subName(ROOT.getNumberOfElements() + 1).toString();
    }
}
