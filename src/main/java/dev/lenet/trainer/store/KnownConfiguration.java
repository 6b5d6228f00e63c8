package dev.lenet.trainer.store;

import dev.lenet.trainer.model.VariantConfigurations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.schedule.CycleSchedule;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.StepSchedule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets a network's configuration pass only if it is that of one of the five variants. DL4J's reader makes objects of whatever
 * classes the JSON names, so it must not see any other.
 */
final class KnownConfiguration {

    /** What differs between two runs of a variant, each a plain number. */
    private static final Set<String> NUMBERS = Set.of("seed", "epochCount", "iterationCount", "learningRate");

    private static final String SCHEDULE = "learningRateSchedule";

    /** The schedules that a run can have. */
    private static final Set<String> SCHEDULES = Set.of(
            StepSchedule.class.getName(),
            FixedSchedule.class.getName(),
            MapSchedule.class.getName(),
            CycleSchedule.class.getName());

    /** As strict as JSON is, so that DL4J's reader cannot see another document than this one does. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final List<JsonNode> VARIANTS = VariantConfigurations.STUDY.all().stream()
            .map(variant -> tree(variant.architecture().configuration()))
            .toList();

    private KnownConfiguration() {}

    /**
     * Reads a configuration.
     *
     * @param json from an unknown hand
     * @return a variant's, with the file's seed, counters and schedule
     * @throws ZipException if it is anything else
     */
    static MultiLayerConfiguration read(byte[] json) throws ZipException {
        String text = new String(json, StandardCharsets.UTF_8);
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (!VARIANTS.contains(withoutWhatVaries(tree))) {
                throw new ZipException("its configuration is not that of one of the five variants");
            }
            return MultiLayerConfiguration.fromJson(text);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ZipException("its configuration cannot be read: " + firstLine(e.getMessage()));
        }
    }

    /** As a network writes it, which has names and variables filled in. */
    private static JsonNode tree(MultiLayerConfiguration configuration) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        network.close();
        return withoutWhatVaries(MAPPER.readTree(configuration.toJson()));
    }

    /** Takes away what may differ, after a look at it; what is left must be equal. */
    private static JsonNode withoutWhatVaries(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                if (NUMBERS.contains(name)
                                && (value.isNumber() || value.asString("").equals("NaN"))
                        || name.equals(SCHEDULE) && isSchedule(value)) {
                    object.remove(name);
                } else {
                    withoutWhatVaries(value);
                }
            }
        } else if (tree.isArray()) {
            tree.forEach(KnownConfiguration::withoutWhatVaries);
        }
        return tree;
    }

    /** Null, or one of ours without any object of another class in it. */
    private static boolean isSchedule(JsonNode schedule) {
        return schedule.isNull()
                || schedule.isObject()
                        && SCHEDULES.contains(schedule.path("@class").asString(""))
                        && schedule.properties().stream()
                                .allMatch(each -> each.getValue().isValueNode()
                                        || each.getKey().equals("values")
                                                && each.getValue().isObject()
                                                && each.getValue().valueStream().allMatch(JsonNode::isNumber));
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
