package dev.lenet.trainer.store;

import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.text.Printable;
import dev.lenet.trainer.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares a stored {@code configuration.json} with the one that the run's own definition gives. Nothing is ever built from
 * the stored one: DL4J's reader would instantiate whatever classes the JSON names, so it is never given it.
 */
final class ConfigurationCheck {

    /** Numbers that come from a cosine or a power may differ in their last bits between JVMs. */
    private static final double ROUNDING = 1e-12;

    /** Longer than any line for one epoch of a layer in a map of learning rates. */
    private static final int RATE_LINE = 64;

    private static final String EPOCHS = "epochCount";
    private static final String SCHEDULE = "learningRateSchedule";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final NetworkDefinition definition;
    private final int epochs;
    private final JsonNode expected;

    /**
     * Prepares comparisons.
     *
     * @param definition the network that the run's settings define
     * @param epochs how many epochs the network must have finished
     */
    ConfigurationCheck(NetworkDefinition definition, int epochs) {
        this.definition = definition;
        this.epochs = epochs;
        this.expected = MAPPER.readTree(definition.json(epochs));
    }

    /** Returns the most bytes that a configuration of this network can have, however DL4J indents it. */
    static long limit(NetworkDefinition definition) {
        String json = definition.json(0);
        long schedules = json.split(SCHEDULE, -1).length - 1;
        return 2L * json.length() + schedules * definition.epochs() * RATE_LINE;
    }

    /**
     * Compares a stored configuration.
     *
     * @param json untrusted
     * @throws ZipException if it differs; the message says where
     */
    void check(byte[] json) throws ZipException {
        JsonNode found;
        try {
            found = MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new ZipException("its configuration cannot be read: " + firstLine(e.getOriginalMessage()));
        }
        JsonNode counter = found.path(EPOCHS);
        if (counter.isIntegralNumber() && !counter.asString().equals(String.valueOf(epochs))) {
            throw new ZipException(Text.format(
                    "its network is of epoch %s, expected epoch %d", Printable.line(counter.asString()), epochs));
        }
        String difference = difference(found);
        if (difference != null) {
            throw new ZipException("its configuration is not that of the run's settings: " + difference);
        }
    }

    /** Returns the first difference of a document and where it is; null if there is none. */
    @Nullable
    String difference(JsonNode found) {
        return difference("", expected, found);
    }

    private @Nullable String difference(String path, JsonNode expected, JsonNode found) {
        if (expected.isObject() && found.isObject()) {
            if (path.endsWith(SCHEDULE) && isMap(expected, found)) {
                return null;
            }
            Set<String> names = new TreeSet<>(expected.propertyNames());
            names.addAll(found.propertyNames());
            for (String name : names) {
                String inner = path + "/" + name;
                String difference = difference(inner, expected.path(name), found.path(name));
                if (difference != null) {
                    return difference;
                }
            }
            return null;
        }
        if (expected.isArray() && found.isArray() && expected.size() == found.size()) {
            for (int i = 0; i < expected.size(); i++) {
                String difference = difference(path + "/" + i, expected.get(i), found.get(i));
                if (difference != null) {
                    return difference;
                }
            }
            return null;
        }
        return equal(expected, found)
                ? null
                : Printable.line(Text.format("%s is %s, expected %s", path, text(found), text(expected)));
    }

    private static boolean equal(JsonNode expected, JsonNode found) {
        if (expected.isIntegralNumber() || !expected.isNumber()) {
            return expected.equals(found) || isSameInteger(expected, found);
        }
        return found.isNumber() && isNear(expected.doubleValue(), found.doubleValue());
    }

    private static boolean isSameInteger(JsonNode expected, JsonNode found) {
        return expected.isIntegralNumber()
                && found.isIntegralNumber()
                && expected.bigIntegerValue().equals(found.bigIntegerValue());
    }

    private static boolean isNear(double expected, double found) {
        return Math.abs(expected - found) <= ROUNDING * Math.abs(expected);
    }

    /** Returns whether a schedule is such a map: earlier versions wrote a cosine as a map from each epoch to its rate. */
    private boolean isMap(JsonNode expected, JsonNode found) {
        if (!expected.path("@class").asString("").equals(FixedSchedule.class.getName())
                || !found.path("@class").asString("").equals(MapSchedule.class.getName())
                || !found.path("scheduleType").asString("").equals("EPOCH")
                || found.size() != 3
                || !found.path("values").isObject()
                || found.path("values").size() != definition.epochs()) {
            return false;
        }
        for (int epoch = 0; epoch < definition.epochs(); epoch++) {
            JsonNode rate = found.path("values").path(String.valueOf(epoch));
            if (!rate.isNumber() || !isNear(definition.schedule().valueAt(0, epoch), rate.doubleValue())) {
                return false;
            }
        }
        return true;
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "missing" : node.toString();
    }

    private static String firstLine(@Nullable String message) {
        return Printable.line(String.valueOf(message).lines().findFirst().orElse(""));
    }
}
