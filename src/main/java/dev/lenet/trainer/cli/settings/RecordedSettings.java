package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.model.Records;
import dev.lenet.trainer.model.Setup;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.model.VariantConfigurations;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.store.Json;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.study.RepeatingCommand;
import dev.lenet.trainer.text.Text;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * The settings of an earlier run or study, from its {@code run.json} or {@code study.json}. They include the declarations of
 * its variants, so that it can be repeated when the file that declared them is gone.
 */
final class RecordedSettings extends MapPropertySource {

    private static final String DECLARED = DeclaredVariants.ROOT + ".";

    private RecordedSettings(Map<String, Object> settings) {
        super(ConfigFile.SOURCE, settings);
    }

    /**
     * Reads a record.
     *
     * @param file any file
     * @return the settings; null if the file is not a record of a run or a study
     * @throws SettingsException if it is such a record, but damaged
     */
    static @Nullable RecordedSettings in(Path file) {
        JsonNode record;
        try {
            record = Json.readTreeIfThere(file, StoreException::new);
        } catch (StoreException e) {
            // It is YAML or cannot be read: the YAML reader reports it.
            return null;
        }
        if (record == null || !record.has("schemaVersion") && !record.has("provenance")) {
            return null;
        }
        try {
            RecordedSettings settings = record.has("spec")
                    ? of(Json.convert(record.get("spec"), RunSpec.class))
                    : of(Json.convert(record, StudySpec.class));
            JsonNode images = record.path("dataset").path("folder");
            if (images.isString()) {
                settings.getSource().put(Setting.PREFIX + "data-dir", images.asString());
            }
            return settings;
        } catch (IllegalArgumentException e) {
            throw new SettingsException(
                    Text.format("%s is not a complete record of a run or a study: %s.", file, e.getMessage()));
        }
    }

    private static RecordedSettings of(RunSpec spec) {
        return of(RepeatingCommand.options(spec), List.of(spec));
    }

    private static RecordedSettings of(StudySpec spec) {
        return of(RepeatingCommand.options(spec), spec.specs());
    }

    private static RecordedSettings of(Map<String, Object> options, List<RunSpec> specs) {
        Map<String, Object> settings = new LinkedHashMap<>();
        options.forEach((name, value) -> settings.put(Setting.PREFIX + name, value.toString()));
        RunSpec first = specs.stream()
                .filter(spec -> VariantConfigurations.ships(spec.variant()))
                .findFirst()
                .orElse(specs.get(0));
        Setup base = Records.with(first.setup(), "architecture", Setup.REFERENCE.architecture());
        Map<String, Setup> known = VariantConfigurations.STUDY.names().stream()
                .collect(Collectors.toMap(name -> name, name -> VariantConfigurations.STUDY.setup(name, base)));
        specs.forEach(spec -> known.put(spec.variant().name(), spec.setup()));
        specs.stream()
                .filter(spec -> !VariantConfigurations.ships(spec.variant()))
                .forEach(spec -> declare(spec, known, settings));
        return new RecordedSettings(settings);
    }

    /** Declares a variant as a change of its parent; or of the default parent, if its own is no longer known. */
    private static void declare(RunSpec spec, Map<String, Setup> known, Map<String, Object> settings) {
        Variant variant = spec.variant();
        String prefix = DECLARED + variant.name() + ".";
        String parent = known.containsKey(String.valueOf(variant.parent()))
                ? String.valueOf(variant.parent())
                : DeclaredVariant.DEFAULT_PARENT;
        settings.put(prefix + "extends", parent);
        Map<String, Object> before = Records.flatten(Objects.requireNonNull(known.get(parent)));
        Map<String, Object> after = Records.flatten(spec.setup());
        for (String lever : Setup.levers()) {
            Object value = after.get(lever);
            if (value != null && !value.equals(before.get(lever))) {
                settings.put(prefix + Setting.kebab(lever), value instanceof List ? value : value.toString());
            }
        }
    }
}
