package dev.lenet.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.run.RunSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every field of every configuration, changed in every way that a forger may think of. */
class ConfigurationCheckTests {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int EPOCHS = 3;

    /** What takes a value's place, as JSON. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "7",
            "1e400",
            "99999999999999999999",
            "0.123",
            "\"NaN\"",
            "\"\"",
            "[]",
            "{}",
            "{\"@class\" : \"java.util.HashMap\"}",
            "[ [ 1 ] ]");

    private static final Map<Variant, NetworkDefinition> DEFINITIONS = new HashMap<>();

    private static NetworkDefinition definition(Variant variant) {
        return DEFINITIONS.computeIfAbsent(variant, each -> definition(each, ScheduleKind.STEP, EPOCHS));
    }

    private static NetworkDefinition definition(Variant variant, ScheduleKind schedule, int epochs) {
        return Checkpoints.spec(variant, schedule, epochs).network(Checkpoints.IMAGES);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsRead(ScheduleKind schedule) throws ZipException {
        for (Variant variant : Five.all().toList()) {
            NetworkDefinition definition = definition(variant, schedule, EPOCHS);
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                String json = definition.json(epoch);
                new ConfigurationCheck(definition, epoch).check(bytes(json));
                assertThat(ConfigurationCheck.limit(definition)).isGreaterThan(json.length());
            }
        }
    }

    /** What a network says of itself, without the trainer's help. */
    @ParameterizedTest
    @MethodSource("dev.lenet.trainer.model.Five#all")
    void whatDl4jItselfWritesIsRead(Variant variant) throws ZipException {
        NetworkDefinition definition = definition(variant);
        MultiLayerNetwork network = Checkpoints.network(definition, 2);

        new ConfigurationCheck(definition, 2)
                .check(bytes(network.getLayerWiseConfigurations().toJson()));
        network.close();
    }

    @ParameterizedTest
    @MethodSource("dev.lenet.trainer.model.Five#all")
    void noFieldCanHaveAnotherValue(Variant variant) {
        NetworkDefinition definition = definition(variant);
        JsonNode tree = MAPPER.readTree(definition.json(2));
        ConfigurationCheck check = new ConfigurationCheck(definition, 2);
        // Each field gets each value in one variant, and some in the others.
        int step = variant.equals(Five.VAR4) ? 1 : 10;
        int next = 0;
        int changes = 0;
        for (JsonNode parent : parents(tree)) {
            for (int i = 0; i < parent.size(); i++) {
                JsonNode was = child(parent, i);
                for (String value : VALUES) {
                    JsonNode other = MAPPER.readTree(value);
                    if (next++ % step == 0 && !other.equals(was)) {
                        replace(parent, i, other);
                        assertThat(check.difference(tree)).isNotNull();
                        changes++;
                    }
                }
                replace(parent, i, was);
            }
        }
        assertThat(changes).isGreaterThan(4000 / step);
    }

    @Test
    void noFieldCanBeMissingOrAdded() {
        NetworkDefinition definition = definition(Five.VAR4);
        JsonNode tree = MAPPER.readTree(definition.json(2));
        ConfigurationCheck check = new ConfigurationCheck(definition, 2);
        for (JsonNode parent : parents(tree)) {
            if (parent instanceof ObjectNode object) {
                object.put("@extra", 1);
                assertThat(check.difference(tree)).isNotNull();
                object.remove("@extra");
                for (String name : List.copyOf(object.propertyNames())) {
                    JsonNode was = object.remove(name);
                    // Null and nothing are the same to DL4J, but nobody writes nothing.
                    assertThat(check.difference(tree)).isNotNull();
                    object.set(name, was);
                }
            } else if (parent instanceof ArrayNode array) {
                array.add(1);
                assertThat(check.difference(tree)).isNotNull();
                array.remove(array.size() - 1);
                if (!array.isEmpty()) {
                    JsonNode was = array.remove(0);
                    assertThat(check.difference(tree)).isNotNull();
                    array.insert(0, was);
                }
            }
        }
        assertThat(check.difference(tree)).isNull();
    }

    @Test
    void eachRunHasItsOwn() {
        for (Variant mine : Five.all().toList()) {
            for (Variant other : Five.all().toList()) {
                assertThat(problem(definition(other).json(2), definition(mine)) == null)
                        .as("%s in the place of %s", other, mine)
                        .isEqualTo(mine.equals(other));
            }
        }
        RunSpec spec = Checkpoints.spec(Five.VAR3, ScheduleKind.STEP, EPOCHS);
        Recipe recipe = spec.recipe();
        for (RunSpec other : List.of(
                spec.with("seed", 43L),
                spec.with("seed", 42L + (1L << 54)),
                spec.with("recipe", recipe.with("learningRate", 0.0010000001)),
                spec.with("recipe", recipe.with("batchSize", 32)),
                Checkpoints.spec(Five.VAR3, ScheduleKind.NONE, EPOCHS),
                Checkpoints.spec(Five.VAR3, ScheduleKind.COSINE, EPOCHS),
                Checkpoints.spec(Five.VAR3, ScheduleKind.ONE_CYCLE, EPOCHS))) {
            assertThat(problem(other.network(Checkpoints.IMAGES).json(2), definition(Five.VAR3)))
                    .as(other.toString())
                    .isNotNull();
        }
    }

    @Test
    void theProblemSaysWhere() {
        String json = definition(Five.VAR3).json(2);
        assertThat(problem(json.replace("\"seed\" : 42", "\"seed\" : \"\\u001b[31m\""), definition(Five.VAR3)))
                .endsWith("/confs/0/seed is \"\\u001B[31m\", expected 42")
                .doesNotContain("\u001b");
        assertThat(problem(definition(Five.VAR3).json(1), definition(Five.VAR3)))
                .isEqualTo("its network is of epoch 1, expected epoch 2");
    }

    @Test
    void anotherCounterOfStepsIsRefused() {
        String json = definition(Five.VAR3).json(2);
        assertThat(json).contains("\"iterationCount\" : 4");
        for (String steps : List.of("3", "5", "-4", "0", "2147483648", "4.5", "\"4\"")) {
            assertThat(problem(
                            json.replace("\"iterationCount\" : 4", "\"iterationCount\" : " + steps),
                            definition(Five.VAR3)))
                    .contains("/iterationCount is " + steps);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"confs\" : []}", "no json", "\"text\"", "1", "{} {}"})
    void anythingElseIsRefused(String json) {
        assertThat(problem(json, definition(Five.VAR3))).contains("configuration");
    }

    @Test
    void aSecondFieldOfOneNameIsRefused() {
        String json = definition(Five.VAR3).json(2);
        assertThat(problem(json.replaceFirst("\"seed\" : 42", "\"seed\" : 42, \"seed\" : 42"), definition(Five.VAR3)))
                .contains("cannot be read");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(problem("[".repeat(100_000), definition(Five.VAR3))).contains("cannot be read");
    }

    @Nested
    class OfEarlierVersions {

        private final NetworkDefinition definition = definition(Five.VAR2, ScheduleKind.COSINE, 4);

        /** A cosine was a map of all epochs to their rates. */
        private String json(int epochs) {
            Map<Integer, Double> rates = new LinkedHashMap<>();
            for (int epoch = 0; epoch < epochs; epoch++) {
                rates.put(epoch, 0.001 / 2 * (1 + Math.cos(Math.PI * epoch / epochs)));
            }
            MultiLayerNetwork network = Checkpoints.network(definition(Five.VAR2, ScheduleKind.COSINE, epochs), 2);
            network.setLearningRate(new MapSchedule(ScheduleType.EPOCH, rates));
            String json = network.getLayerWiseConfigurations().toJson();
            network.close();
            return json;
        }

        @Test
        void aMapOfRatesIsStillRead() {
            assertThat(json(4)).contains("\"3\" : 1.46");
            assertThat(problem(json(4), definition)).isNull();
        }

        @Test
        void aMapForManyEpochsIsStillRead() {
            NetworkDefinition many = definition(Five.VAR2, ScheduleKind.COSINE, 5000);
            String json = json(5000);
            assertThat(problem(json, many)).isNull();
            assertThat(json.length()).isLessThan((int) ConfigurationCheck.limit(many));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1.4644660940672628E-4|1.4644660940772628E-4",
                    "1.4644660940672628E-4|\"NaN\"",
                    "1.4644660940672628E-4|1e400",
                    "1.4644660940672628E-4|null",
                    "1.4644660940672628E-4|{}",
                    "\"3\" :|\"4\" :",
                    "\"3\" :|\"03\" :",
                    "\"EPOCH\"|\"ITERATION\"",
                    "\"values\" : {|\"values\" : {\"5\" : 0.1,",
                    "\"values\"|\"allKeysSorted\"",
                    "MapSchedule|RampSchedule"
                })
        void anotherMapIsRefused(String change) {
            String[] parts = change.split("\\|");
            String json = json(4);
            assertThat(json).contains(parts[0]);
            assertThat(problem(json.replace(parts[0], parts[1]), definition)).isNotNull();
        }

        @Test
        void aMapIsNoOtherSchedule() {
            assertThat(problem(json(4), definition(Five.VAR2, ScheduleKind.NONE, 4)))
                    .isNotNull();
            assertThat(problem(json(4), definition(Five.VAR2, ScheduleKind.STEP, 4)))
                    .isNotNull();
            assertThat(problem(json(4), definition(Five.VAR2, ScheduleKind.COSINE, Integer.MAX_VALUE / 2)))
                    .isNotNull();
        }
    }

    private static @Nullable String problem(String json, NetworkDefinition definition) {
        try {
            new ConfigurationCheck(definition, 2).check(bytes(json));
            return null;
        } catch (ZipException e) {
            return e.getMessage();
        }
    }

    /** All objects and arrays. */
    private static List<JsonNode> parents(JsonNode tree) {
        List<JsonNode> found = new ArrayList<>();
        if (tree.isContainer()) {
            found.add(tree);
            tree.forEach(each -> found.addAll(parents(each)));
        }
        return found;
    }

    private static JsonNode child(JsonNode parent, int index) {
        return parent instanceof ArrayNode array ? array.get(index) : parent.get(name(parent, index));
    }

    private static void replace(JsonNode parent, int index, JsonNode value) {
        if (parent instanceof ArrayNode array) {
            array.set(index, value);
        } else {
            ((ObjectNode) parent).set(name(parent, index), value);
        }
    }

    private static String name(JsonNode parent, int index) {
        return List.copyOf(parent.propertyNames()).get(index);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
