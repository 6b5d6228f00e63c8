package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.model.Variants;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Binds and validates the settings as Spring does, but before Spring builds anything, and for requests too. Its messages name
 * the setting, the place of its value and what it takes.
 */
public final class SettingsBinder {

    /** The name of the property source with a request's values. Messages give their names as in JSON. */
    static final String REQUEST = "request";

    private static final Validator VALIDATOR = validator();
    private static final Setting VARIANT = Objects.requireNonNull(Setting.named("variant"));

    private final List<ConfigurationPropertySource> sources;
    private final PropertySourcesPlaceholdersResolver placeholders;

    private SettingsBinder(List<ConfigurationPropertySource> sources, Environment environment) {
        this.sources = sources;
        this.placeholders = new PropertySourcesPlaceholdersResolver(environment);
    }

    /** Only the constraints' verdict is needed, so the machinery for their messages is not started. */
    private static Validator validator() {
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new NoMessages())
                .buildValidatorFactory()) {
            return factory.getValidator();
        }
    }

    /**
     * Binds the settings of an environment.
     *
     * @param environment all settings
     * @return the bound and validated settings
     * @throws SettingsException for the first value that cannot be used
     */
    public static TrainerSettings bind(ConfigurableEnvironment environment) {
        return bind(environment, Map.of(), DeclaredVariants.read(environment).registry());
    }

    /**
     * Binds a request's values, which override the settings of an environment.
     *
     * @param environment all settings
     * @param request the request's values by the settings' full names
     * @param variants all variants that can be trained
     * @return the bound and validated settings
     * @throws SettingsException for the first value that cannot be used
     */
    public static TrainerSettings bind(Environment environment, Map<String, Object> request, Variants variants) {
        return read(environment, request, variants).withDropout();
    }

    /** Binds the settings before the declared variants have been checked. */
    static TrainerSettings read(Environment environment, Map<String, Object> request, Variants variants) {
        List<ConfigurationPropertySource> sources = new ArrayList<>();
        ConfigurationPropertySource first = ConfigurationPropertySource.from(new MapPropertySource(REQUEST, request));
        if (first != null) {
            sources.add(first);
        }
        ConfigurationPropertySources.get(environment).forEach(sources::add);
        return new SettingsBinder(sources, environment).bind(variants);
    }

    private TrainerSettings bind(Variants variants) {
        for (Setting setting : Setting.all()) {
            SettingValue value = find(setting);
            if (value != null && !setting.isWellFormed(value.text())) {
                throw new SettingsException(value.refusal());
            }
        }
        WorkSettings work = bind(WorkSettings.class);
        checkVariants(work.variant(), variants.names());
        return new TrainerSettings(
                work,
                bind(DataSettings.class),
                fitting(bind(RecipeSettings.class)),
                bind(AugmentationOptions.class),
                bind(ExecutionSettings.class),
                bind(ServiceSettings.class),
                variants);
    }

    /** Returns whether a setting's constraints allow a value. */
    static boolean allows(Setting setting, Object value) {
        return VALIDATOR
                .validateValue(
                        setting.component().getDeclaringRecord(),
                        setting.component().getName(),
                        value)
                .isEmpty();
    }

    /** Each value is valid by itself; this checks that they fit together. */
    private static RecipeSettings fitting(RecipeSettings settings) {
        try {
            settings.recipe();
            return settings;
        } catch (IllegalArgumentException e) {
            throw new SettingsException(Text.format(
                    "The recipe's settings do not fit together: %s. Change one of the two.", e.getMessage()));
        }
    }

    private <T> T bind(Class<T> group) {
        T bound;
        try {
            bound = new Binder(sources, placeholders).bindOrCreate(Setting.ROOT, group);
        } catch (BindException e) {
            throw refusal(e.getName().toString().substring(Setting.PREFIX.length()), e);
        }
        VALIDATOR.validate(bound).stream().findFirst().ifPresent(violation -> {
            throw refusal(violation.getPropertyPath().toString(), null);
        });
        return bound;
    }

    private SettingsException refusal(String path, @Nullable BindException cause) {
        // For an element of a list, the message names the whole list.
        String name = Setting.kebab(path.replaceFirst("\\[.*", ""));
        SettingValue value = null;
        for (Setting setting : Setting.all()) {
            if (setting.name().equals(name)) {
                value = find(setting);
            }
        }
        if (value == null) {
            throw new IllegalStateException(Text.format("trainer.%s has no value and no default", name), cause);
        }
        return new SettingsException(value.refusal());
    }

    private void checkVariants(List<String> names, List<String> known) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            boolean isAll = name.equals(TrainerSettings.ALL_VARIANTS) && names.size() == 1;
            SettingValue value = isAll || known.contains(name) && seen.add(name) ? null : find(VARIANT);
            if (value != null) {
                throw new SettingsException(Takes.variants(known).refusal(value.place(), value.text()));
            }
        }
    }

    private @Nullable SettingValue find(Setting setting) {
        return SettingValue.find(setting, sources, placeholders);
    }

    /** The texts come from {@link Setting#takes()}; Hibernate's own interpolators would log about unused messages. */
    private static final class NoMessages implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            return template;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return template;
        }
    }
}
