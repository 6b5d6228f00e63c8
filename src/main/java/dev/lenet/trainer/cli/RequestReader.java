package dev.lenet.trainer.cli;

import dev.lenet.trainer.app.RunRequest;
import dev.lenet.trainer.app.RunRequests;
import dev.lenet.trainer.cli.settings.NamedRecipes;
import dev.lenet.trainer.cli.settings.Setting;
import dev.lenet.trainer.cli.settings.SettingsBinder;
import dev.lenet.trainer.cli.settings.Spelling;
import dev.lenet.trainer.cli.settings.Takes;
import dev.lenet.trainer.cli.settings.TrainerSettings;
import dev.lenet.trainer.model.Variants;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Reads a run from a JSON object. Its values are bound and validated like options, and override the application's settings. */
@Component
class RequestReader implements RunRequests {

    private static final String AUGMENTATION = "augmentation";
    private static final String FOLD = "fold";
    private static final String RECIPE = "trainer.recipe";
    private static final String RUN = "trainer.run";
    private static final String VARIANT = "trainer.variant";

    /** The fields of a request with plain values, in camel case. Each is an option. */
    private static final List<String> NAMES = Stream.concat(
                    Stream.of("run", "recipe", "augment", "dropout"), RunSpec.settingNames().stream())
            .filter(name -> !name.contains("."))
            .toList();

    private final ConfigurableEnvironment environment;
    private final Variants variants;

    /** A request describes one run, so it takes one variant. */
    private final Takes oneVariant;

    RequestReader(ConfigurableEnvironment environment, Variants variants) {
        this.environment = environment;
        this.variants = variants;
        this.oneVariant = Takes.oneOf(variants.names());
    }

    @Override
    public RunRequest read(Map<String, Object> json) {
        Map<String, Object> given = new LinkedHashMap<>();
        json.forEach((name, value) -> {
            if (value instanceof Map<?, ?> parts && name.equals(AUGMENTATION)) {
                if (Boolean.FALSE.equals(json.get("augment"))) {
                    throw new SettingsException("augment is false, but augmentation is given. Leave one of them out.");
                }
                given.put("trainer.augment", true);
                parts.forEach((part, number) -> put(given, AUGMENTATION + "." + part, number));
            } else if (!name.equals(FOLD) && !(value == null && name.equals(AUGMENTATION))) {
                if (!NAMES.contains(name)) {
                    throw unknown(name);
                }
                put(given, name, value);
            }
        });
        Object recipe = given.get(RECIPE);
        if (recipe != null) {
            NamedRecipes.options(environment, recipe.toString(), "recipe").forEach(given::putIfAbsent);
        }
        Object variant = given.get(VARIANT);
        if (variant != null && !oneVariant.words().contains(variant.toString())) {
            throw new SettingsException(oneVariant.refusal("variant", variant.toString()));
        }
        TrainerSettings settings = SettingsBinder.bind(environment, given, variants);
        if (settings.variants().size() > 1) {
            throw new SettingsException(
                    "variant is missing, and the trainer was started with more than one. Name a variant.");
        }
        RunSpec spec = settings.spec(settings.data().dataset().id());
        return new RunRequest(
                given.containsKey(RUN) ? settings.work().run() : null, spec.with("fold", fold(json.get(FOLD))));
    }

    private static void put(Map<String, Object> given, String name, @Nullable Object value) {
        if (value == null) {
            return;
        }
        Setting setting = Setting.named(Setting.kebab(name));
        if (setting == null) {
            throw unknown(name);
        }
        if (value instanceof Map || value instanceof List) {
            throw new SettingsException(Text.format(
                    "%s takes %s, but got an object or a list.",
                    name, setting.takes().description()));
        }
        if (value instanceof String text && text.contains("${")) {
            // Spring would replace it by another setting's value, even a secret one.
            throw new SettingsException(setting.takes().refusal(name, text));
        }
        given.put(setting.property(), value);
    }

    private static @Nullable Fold fold(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Map<?, ?> parts
                && parts.size() == 2
                && parts.get("index") instanceof Integer index
                && parts.get("count") instanceof Integer count) {
            try {
                return new Fold(index, count);
            } catch (IllegalArgumentException e) {
                throw noFold(value);
            }
        }
        throw noFold(value);
    }

    private static SettingsException noFold(Object value) {
        return new SettingsException(Text.format(
                "fold takes an object such as {\"index\": 1, \"count\": 5}, index from 1 to count, count from 2 to %d, but got %s.",
                Fold.MOST, value));
    }

    private static SettingsException unknown(String name) {
        String nearest = Spelling.nearest(
                name,
                Stream.concat(NAMES.stream(), Stream.of(AUGMENTATION, FOLD)).toList());
        return new SettingsException(Text.format(
                "Unknown field \"%s\".%s A request takes the fields of the spec in run.json, recipe and run.",
                name, nearest == null ? "" : Text.format(" Did you mean %s?", nearest)));
    }
}
