package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.model.Setup;
import dev.lenet.trainer.model.VariantDefinition;
import dev.lenet.trainer.model.Variants;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Replaces the variants' dropout by that of {@code --dropout}. The trained network is then no longer the variant of that name,
 * but a variant of it, as if it had been declared: {@code var4-dropout-0} extends {@code var4}. This keeps every record,
 * report and command that repeats a run correct.
 */
final class DropoutOption {

    private static final String LEVER = "dropout";

    private final List<Double> dropout;
    private final String suffix;

    DropoutOption(double dropout) {
        this.dropout = dropout == 0 ? List.of() : List.of(dropout);
        // Dots separate names in a file's keys.
        String percent = BigDecimal.valueOf(dropout)
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString()
                .replace('.', '_');
        this.suffix = Text.format("-%s-%s", LEVER, percent);
    }

    TrainerSettings appliedTo(TrainerSettings settings) {
        List<String> names = new ArrayList<>();
        List<VariantDefinition> changed = new ArrayList<>();
        for (String name : settings.variants()) {
            Setup setup = settings.registry().setup(name, settings.base());
            boolean has = setup.architecture().dropout().equals(dropout);
            names.add(has ? name : name + suffix);
            if (!has) {
                changed.add(VariantDefinition.declared(name + suffix, name, Map.of(LEVER, dropout)));
            }
        }
        try {
            Variants registry = settings.registry().plus(changed);
            names.forEach(name -> registry.setup(name, settings.base()));
            return settings.training(names, registry);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(Text.format("--%s does not fit the variants: %s.", LEVER, e.getMessage()));
        }
    }
}
