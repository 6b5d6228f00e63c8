package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.model.Setup;
import dev.lenet.trainer.model.VariantConfigurations;
import dev.lenet.trainer.model.VariantDefinition;
import dev.lenet.trainer.model.Variants;
import dev.lenet.trainer.run.SettingsException;
import java.util.List;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The variants that the settings declare under {@code trainer.variants}. They all come from the file with the highest
 * precedence that declares any: like the elements of a list, variants of several files are not mixed.
 */
public final class DeclaredVariants {

    /** The property under which variants are declared. */
    static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(Setting.PREFIX + "variants");

    private static final Variants SHIPPED = VariantConfigurations.STUDY;

    private final List<DeclaredVariant> declared;

    /** Whether the trainer wrote the declarations itself, for variants that were checked when they were first declared. */
    private final boolean recorded;

    private DeclaredVariants(List<DeclaredVariant> declared, boolean recorded) {
        this.declared = declared;
        this.recorded = recorded;
    }

    /**
     * Reads the declarations without checking them.
     *
     * @param environment all settings
     * @return the declared variants
     */
    public static DeclaredVariants read(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(DeclaredVariants::mayDeclare)
                .map(source -> (EnumerablePropertySource<?>) source)
                .map(source -> new DeclaredVariants(
                        Declaration.in(source).stream().map(DeclaredVariant::of).toList(),
                        source instanceof RecordedSettings))
                .filter(variants -> !variants.declared.isEmpty())
                .findFirst()
                .orElseGet(() -> new DeclaredVariants(List.of(), true));
    }

    /** Returns whether a source is a file. */
    static boolean mayDeclare(PropertySource<?> source) {
        return source instanceof RecordedSettings
                || source instanceof EnumerablePropertySource
                        && source instanceof OriginLookup
                        && !(source instanceof SystemEnvironmentPropertySource);
    }

    /**
     * Returns all variants that can be trained.
     *
     * @return the variants that ship with the trainer, then the declared ones; a declaration that {@link #check} refuses is
     *     included, but its change may be missing
     */
    public Variants registry() {
        List<String> roots = declared.stream()
                .filter(variant -> !Lineage.isSound(variant, declared))
                .map(DeclaredVariant::name)
                .toList();
        return SHIPPED.plus(declared.stream()
                .filter(variant -> !SHIPPED.names().contains(variant.name()))
                .map(variant -> VariantDefinition.declared(
                        variant.name(),
                        roots.contains(variant.name()) ? DeclaredVariant.DEFAULT_PARENT : variant.parent(),
                        variant.levers()))
                .toList());
    }

    /**
     * Checks the declarations.
     *
     * @param base the setup that variants change
     * @throws SettingsException if there are mistakes, with one line for each
     */
    void check(Setup base) {
        if (recorded) {
            return;
        }
        List<String> problems = new ChangeCheck(SHIPPED, declared, base).problems();
        if (!problems.isEmpty()) {
            throw new SettingsException(String.join("\n", problems));
        }
    }
}
