package dev.lenet.trainer.cli;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.job.JobQueue;
import dev.lenet.trainer.job.QueuedRun;
import dev.lenet.trainer.job.RunRequests;
import dev.lenet.trainer.model.Records;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.store.RunCatalogue;
import dev.lenet.trainer.text.Text;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Reads a run out of a JSON object: its values go through the options' own rules and over the application's settings. */
@Component
class RequestReader implements RunRequests {

    private static final String AUGMENTATION = "augmentation";
    private static final String FOLD = "fold";

    /** What can stand in a request as a plain value: camel case for JSON, an option each. */
    private static final List<String> NAMES = Stream.concat(
                    Stream.of("run", "augment"), Records.names(RunSpec.class).stream())
            .filter(name -> !name.contains("."))
            .toList();

    private final ConfigurableEnvironment environment;
    private final RunCatalogue catalogue;
    private final JobQueue queue;
    private final Clock clock = Clock.systemUTC();

    RequestReader(ConfigurableEnvironment environment, RunCatalogue catalogue, JobQueue queue) {
        this.environment = environment;
        this.catalogue = catalogue;
        this.queue = queue;
    }

    @Override
    public QueuedRun read(Map<String, Object> json) {
        Map<String, String> given = new LinkedHashMap<>();
        json.forEach((name, value) -> {
            if (value instanceof Map<?, ?> parts && name.equals(AUGMENTATION)) {
                given.putIfAbsent("trainer.augment", "true");
                parts.forEach((part, number) -> put(given, AUGMENTATION + "." + part, number));
            } else if (!name.equals(FOLD) && !(value == null && name.equals(AUGMENTATION))) {
                if (!NAMES.contains(name)) {
                    throw unknown(name);
                }
                put(given, name, value);
            }
        });
        TrainerSettings settings = bind(given, "trainer", TrainerSettings.class);
        if (settings.variant().variants().size() > 1) {
            throw new SettingsException("variant takes one model, but got \"all\". Queue a run for each.");
        }
        AugmentationSettings augmentation = bind(given, "trainer." + AUGMENTATION, AugmentationSettings.class);
        RunSpec recipe = settings.spec(settings.dataset().id(), augmentation);
        RunSpec spec = recipe.with("fold", fold(json.get(FOLD)));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new QueuedRun(name(given.get("trainer.run"), spec.variant().id(), now), spec, now);
    }

    private static void put(Map<String, String> given, String name, @Nullable Object value) {
        if (value == null) {
            return;
        }
        Option option = Option.named(kebab(name));
        if (option == null) {
            throw unknown(name);
        }
        if (value instanceof Map || value instanceof List) {
            throw new SettingsException(Text.format(
                    "%s takes %s, but got an object or a list.",
                    name, option.rule().takes()));
        }
        String problem = option.problem(name, value.toString());
        if (problem != null) {
            throw new SettingsException(problem);
        }
        given.put(option.property(), value.toString());
    }

    private <T> T bind(Map<String, String> given, String prefix, Class<T> type) {
        List<ConfigurationPropertySource> sources = new ArrayList<>();
        sources.add(new MapConfigurationPropertySource(given));
        ConfigurationPropertySources.get(environment).forEach(sources::add);
        Binder binder = new Binder(sources, new PropertySourcesPlaceholdersResolver(environment));
        return binder.bind(prefix, type).get();
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

    /** The name that was asked for, or one with the time that no run has. */
    private String name(@Nullable String asked, String variant, Instant now) {
        if (asked != null) {
            if (isTaken(asked)) {
                throw new SettingsException(
                        Text.format("a run named %s exists. Choose another name with \"run\".", asked));
            }
            return asked;
        }
        String stamped = variant + "-" + Text.stamp(now);
        return Stream.iterate(1, i -> i + 1)
                .map(i -> i == 1 ? stamped : stamped + "-" + i)
                .filter(name -> !isTaken(name))
                .findFirst()
                .orElseThrow();
    }

    private boolean isTaken(String name) {
        return queue.contains(name)
                || catalogue.run(name).isPresent()
                || catalogue.study(name).isPresent();
    }

    private static SettingsException unknown(String name) {
        String nearest = Spelling.nearest(
                name,
                Stream.concat(NAMES.stream(), Stream.of(AUGMENTATION, FOLD)).toList());
        return new SettingsException(Text.format(
                "Unknown field \"%s\".%s It takes those of the spec in run.json, and run.",
                name, nearest == null ? "" : Text.format(" Did you mean %s?", nearest)));
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
    }
}
