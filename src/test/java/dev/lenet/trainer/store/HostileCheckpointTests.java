package dev.lenet.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.run.RunSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checkpoints of a forger who knows the format and gets every digest right. Whatever is wrong is told in one line, with the
 * file and what to do, or is of no effect; that this JVM lives to tell is a part of the test.
 */
@Tag("integration")
class HostileCheckpointTests {

    private static final String CONFIGURATION = "configuration.json";
    private static final String COEFFICIENTS = "coefficients.bin";
    private static final String UPDATER = "updaterState.bin";
    private static final String RUN = "run.json";
    private static final String HISTORY = "history.csv";
    private static final String MODEL = "model.zip";

    private static final RunSpec SPEC = Checkpoints.spec(Five.VAR3, ScheduleKind.STEP, 3);
    private static final int PARAMETERS = 61_794;

    /** What takes a number's place in JSON. */
    private static final List<String> VALUES =
            List.of("null", "-1", "0", "7", "2147483647", "1e400", "99999999999", "\"NaN\"", "\"\"", "[]", "{}", "0.5");

    private static Map<String, byte[]> good = Map.of();
    private static byte[] previous = new byte[0];

    @TempDir
    Path models;

    private @Nullable RunFolder owned;
    private Map<String, byte[]> entries = new LinkedHashMap<>();

    @BeforeAll
    static void aCheckpoint(@TempDir Path place) throws IOException {
        try (RunFolder folder = RunFolder.create(place, "run")) {
            folder.write(Checkpoints.of(SPEC, 1));
            folder.write(Checkpoints.of(SPEC, 2));
            good = Checkpoints.unpack(Files.readAllBytes(folder.file(RunFolder.CHECKPOINT)));
            previous = Files.readAllBytes(folder.file(RunFolder.PREVIOUS_CHECKPOINT));
        }
    }

    @BeforeEach
    void open() {
        owned = RunFolder.create(models, "run");
        copy();
    }

    private void copy() {
        entries = new LinkedHashMap<>(good);
    }

    @AfterEach
    void close() {
        folder().close();
    }

    private RunFolder folder() {
        return Objects.requireNonNull(owned);
    }

    @Test
    void theOriginalIsRead() {
        Checkpoint checkpoint = Objects.requireNonNull(read());
        assertThat(checkpoint.history().epochs()).hasSize(2);
        checkpoint.last().restore().close();
        checkpoint.best().restore().close();
    }

    @Nested
    class Networks {

        @ParameterizedTest
        @MethodSource("dev.lenet.trainer.model.Five#all")
        void ofAnotherVariantAreRefused(Variant variant) {
            if (variant.equals(SPEC.variant())) {
                return;
            }
            Map<String, byte[]> other = network(Checkpoints.spec(variant, ScheduleKind.STEP, 3), 2);
            for (String entry : List.of(CONFIGURATION, COEFFICIENTS, UPDATER)) {
                put(entry, other);
                if (!Arrays.equals(entries.get(entry), good.get(entry)) && !isAlike(entry, variant)) {
                    refused(entry.equals(CONFIGURATION) ? "configuration" : entry);
                }
                copy();
            }
            entries.putAll(other);
            refused("not that of the run's settings");
        }

        /** VAR2 and VAR4 have as many numbers; they differ in what is done with them. */
        private boolean isAlike(String entry, Variant variant) {
            return !entry.equals(CONFIGURATION) && (variant.equals(Five.VAR2) || variant.equals(Five.VAR4));
        }

        @Test
        void ofAnotherSeedScheduleOrEpochAreRefused() {
            for (RunSpec other : List.of(
                    SPEC.with("seed", 43L),
                    SPEC.with("recipe", SPEC.recipe().with("learningRate", 0.002)),
                    SPEC.with("recipe", SPEC.recipe().with("batchSize", 32)),
                    Checkpoints.spec(Five.VAR3, ScheduleKind.COSINE, 3))) {
                entries.putAll(network(other, 2));
                refused("not that of the run's settings");
            }
            entries.putAll(network(SPEC, 1));
            refused("its network is of epoch 1, expected epoch 2");
        }

        /** The best network is nested in the zip, and is opened too. */
        @ParameterizedTest
        @MethodSource("dev.lenet.trainer.model.Five#all")
        void ofAnotherVariantAreRefusedAsTheBest(Variant variant) throws IOException {
            if (!variant.equals(SPEC.variant())) {
                entries.put(MODEL, Checkpoints.pack(network(Checkpoints.spec(variant, ScheduleKind.STEP, 3), 1)));
                refused("its entry model.zip cannot be used");
            }
            entries.put(MODEL, Checkpoints.pack(network(SPEC, 2)));
            refused("its network is of epoch 2, expected epoch 1");
        }

        private static Map<String, byte[]> network(RunSpec spec, int epochs) {
            return Checkpoints.saved(spec.network(Checkpoints.IMAGES), epochs).entries();
        }

        private void put(String entry, Map<String, byte[]> other) {
            entries.put(entry, Objects.requireNonNull(other.get(entry)));
        }
    }

    @Nested
    class Numbers {

        @ParameterizedTest
        @ValueSource(strings = {COEFFICIENTS, UPDATER})
        void areAsLongAsTheNetwork(String name) throws IOException {
            byte[] array = entry(name);
            int length = length(name);
            int changed = 0;
            for (int bytes :
                    new int[] {0, 1, 17, 18, 40, 80, 112, 113, array.length / 2, array.length - 4, array.length - 1}) {
                change(name, Arrays.copyOf(array, bytes));
            }
            for (int bytes : new int[] {array.length + 1, array.length + 4, 2 * array.length}) {
                change(name, Arrays.copyOf(array, bytes));
            }
            for (long claimed :
                    new long[] {-1, 0, length - 1, length + 1, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE}) {
                for (int at = 0; at + 8 <= 113; at++) {
                    if (ByteBuffer.wrap(array).getLong(at) == length) {
                        byte[] other = array.clone();
                        ByteBuffer.wrap(other).putLong(at, claimed);
                        change(name, other);
                        changed++;
                    }
                }
            }
            assertThat(changed).isGreaterThanOrEqualTo(12);
        }

        @ParameterizedTest
        @ValueSource(strings = {COEFFICIENTS, UPDATER})
        void areFinite(String name) throws IOException {
            byte[] array = entry(name);
            for (int number : new int[] {0, 1000, PARAMETERS - 1}) {
                for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                    byte[] other = array.clone();
                    ByteBuffer.wrap(other).putFloat(other.length - 4 * (number + 1), value);
                    change(name, other);
                }
            }
        }

        /** Each bit before the numbers: it is refused, or means nothing. */
        @ParameterizedTest
        @ValueSource(strings = {COEFFICIENTS, UPDATER})
        void haveAHeaderThatIsNotBelieved(String name) throws IOException {
            byte[] array = entry(name);
            float[] numbers = ArrayBytes.read(name, array, length(name));
            int refused = 0;
            for (int at = 0; at < array.length - 4 * numbers.length; at++) {
                for (int bit = 0; bit < 8; bit += 3) {
                    byte[] other = array.clone();
                    other[at] ^= (byte) (1 << bit);
                    try {
                        assertThat(ArrayBytes.read(name, other, numbers.length)).isEqualTo(numbers);
                    } catch (IOException e) {
                        refused++;
                    }
                }
            }
            assertThat(refused).isGreaterThan(200);
        }

        /** Running statistics have no moments, all other numbers two. */
        private static int length(String name) {
            return name.equals(COEFFICIENTS)
                    ? PARAMETERS
                    : Math.toIntExact(SPEC.network(Checkpoints.IMAGES).updaterState());
        }

        @Test
        void mustBeThere() {
            for (String name : List.copyOf(good.keySet())) {
                if (!name.equals("SHA256SUMS")) {
                    copy();
                    entries.remove(name);
                    refused("it has no entry " + name);
                }
            }
        }

        /** In the checkpoint itself, and in the model nested in it. */
        private void change(String name, byte[] array) throws IOException {
            copy();
            entries.put(name, array);
            refused("checkpoint.zip is damaged");
            copy();
            Map<String, byte[]> model = Checkpoints.unpack(entry(MODEL));
            model.put(name, array);
            entries.put(MODEL, Checkpoints.pack(model));
            refused("model.zip");
        }
    }

    @Nested
    class Documents {

        /** Each field of run.json gets some of the values: that is refused, or the same network comes out of it. */
        @Test
        void noFieldOfTheRecordLeadsAstray() throws IOException {
            ObjectNode record = (ObjectNode) JsonMapper.shared().readTree(entry(RUN));
            int refused = 0;
            int changes = 0;
            for (ObjectNode parent :
                    List.of(record, (ObjectNode) record.get("spec"), (ObjectNode) record.get("dataset"))) {
                for (String name : List.copyOf(parent.propertyNames())) {
                    JsonNode was = parent.get(name);
                    for (int i = 0; i < 3; i++) {
                        String value = VALUES.get((changes + changes / VALUES.size()) % VALUES.size());
                        parent.set(name, JsonMapper.shared().readTree(value));
                        entries.put(RUN, record.toString().getBytes(StandardCharsets.UTF_8));
                        changes++;
                        refused += unharmed() ? 0 : 1;
                    }
                    parent.remove(name);
                    entries.put(RUN, record.toString().getBytes(StandardCharsets.UTF_8));
                    unharmed();
                    parent.set(name, was);
                }
            }
            assertThat(refused).isBetween(changes / 4, changes - 1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"index\" : 0, \"count\" : 0}",
                    "{\"index\" : 5, \"count\" : 2}",
                    "{\"index\" : -1, \"count\" : 5}",
                    "{\"index\" : 1, \"count\" : 1}",
                    "{\"index\" : 1, \"count\" : 1000000}",
                    "{\"index\" : 1e400, \"count\" : 5}",
                    "{\"index\" : \"NaN\", \"count\" : 5}",
                    "{}",
                    "[]",
                    "7"
                })
        void aFoldThatCannotBeIsRefused(String fold) throws IOException {
            edit(RUN, text -> text.replace("\"seed\" : 42", "\"seed\" : 42, \"fold\" : " + fold));
            refused("its run.json is damaged");
        }

        @Test
        void aRecordOfAnotherVariantIsRefused() {
            for (Variant variant :
                    Five.all().filter(each -> !each.equals(SPEC.variant())).toList()) {
                RunRecord other = Checkpoints.record(Checkpoints.spec(variant, ScheduleKind.STEP, 3))
                        .withBest(Checkpoints.history(1).get(0));
                entries.put(RUN, Json.write(other).getBytes(StandardCharsets.UTF_8));
                boolean smaller = other.network().parameters()
                        < Checkpoints.record(SPEC).network().parameters();
                refused(smaller ? "coefficients.bin unpacks to more than" : "not that of the run's settings");
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"step\" | \"zigzag\"",
                    "\"step\" | {}",
                    "\"step\" | \"\"",
                    "\"learningRate\" : 0.001 | \"learningRate\" : \"NaN\"",
                    "\"learningRate\" : 0.001 | \"learningRate\" : 1e400",
                    "\"learningRate\" : 0.001 | \"learningRate\" : -1",
                    "\"seed\" : 42 | \"seed\" : 1e400",
                    "\"seed\" : 42 | \"seed\" : 92233720368547758070",
                    "\"epochs\" : 3 | \"epochs\" : 0",
                    "\"epochs\" : 3 | \"epochs\" : 1",
                    "\"epochs\" : 3 | \"epochs\" : 2147483647",
                    "\"batchSize\" : 64 | \"batchSize\" : 0",
                    "\"training\" : 128 | \"training\" : 0",
                    "\"training\" : 128 | \"training\" : -128",
                    "\"training\" : 128 | \"training\" : 2147483647",
                    "\"bestEpoch\" : 1 | \"bestEpoch\" : 2",
                    "\"bestEpoch\" : 1 | \"bestEpoch\" : -1",
                    "\"bestEpoch\" : 1 | \"bestEpoch\" : 2147483647",
                    "\"validationAccuracy\" : 0.79 | \"validationAccuracy\" : 0.89"
                })
        void aRecordThatDoesNotFitIsRefused(String what, String with) throws IOException {
            edit(RUN, text -> text.replaceFirst(Pattern.quote(what), with));
            refused("checkpoint.zip is damaged");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "@2, | @3,",
                    "@2, | @1,",
                    "@2, | @-2,",
                    "@2, | @2147483648,",
                    "@1,0.001 | @1,NaN",
                    "@1,0.001 | @1,-1",
                    "0.7,0.5,0.6 | NaN,0.5,0.6",
                    "0.7,0.5,0.6 | 0.7,0.5,Infinity",
                    "0.7,0.5,0.6 | 0.7,1.5,0.6",
                    "0.7,0.5,0.6 | 0.7,-0.5,0.6",
                    "0.799998 | 0.9",
                    "0.799999 | NaN",
                    "epoch,learning_rate | epoch,rate"
                })
        void aHistoryThatCannotBeIsRefused(String what, String with) throws IOException {
            edit(HISTORY, text -> text.replaceFirst(lines(Pattern.quote(what)), lines(with)));
            refused("checkpoint.zip is damaged");
        }

        private static String lines(String text) {
            return text.replace('@', '\n');
        }

        @Test
        void aHistoryOfOtherEpochsIsRefused() throws IOException {
            edit(HISTORY, text -> text.lines().limit(1).toList().get(0) + "\n");
            refused("history has 0 epochs");
            edit(HISTORY, text -> text.substring(0, text.indexOf("\n2,") + 1));
            refused("its network is of epoch 2, expected epoch 1");
            edit(HISTORY, text -> text + "3,0.001,0.7,0.5,0.6,0.5,1.000,1.0\n4,0.001,0.7,0.5,0.6,0.5,1.000,1.0\n");
            refused("history has 4 epochs of 3");
        }

        private void edit(String name, UnaryOperator<String> change) throws IOException {
            copy();
            String text = new String(entry(name), StandardCharsets.UTF_8);
            String other = change.apply(text);
            assertThat(other).isNotEqualTo(text);
            entries.put(name, other.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Nested
    class TheOlderOne {

        @Test
        void isUsedWhereItIsWhole() throws IOException {
            entries.put(COEFFICIENTS, Arrays.copyOf(entry(COEFFICIENTS), 1000));
            Files.write(folder().file(RunFolder.PREVIOUS_CHECKPOINT), previous);

            Checkpoint checkpoint = Objects.requireNonNull(read());

            assertThat(checkpoint.history().epochs()).hasSize(1);
            assertThat(folder().file(RunFolder.CHECKPOINT)).hasBinaryContent(previous);
        }

        /** The folder's run.json and the older checkpoint agree against the newer one. */
        @Test
        void isUsedWhereTheNewerOneIsOfAnotherRun() throws IOException {
            folder().write(Checkpoints.record(SPEC));
            Files.write(folder().file(RunFolder.PREVIOUS_CHECKPOINT), previous);
            RunSpec other = SPEC.with("seed", 43L);
            writeAside(other);

            assertThat(Objects.requireNonNull(folder().readCheckpoint())
                            .record()
                            .spec())
                    .isEqualTo(SPEC);
        }

        @Test
        void decidesNothingAgainstTheFolder() {
            folder().write(Checkpoints.record(SPEC.with("seed", 43L)));
            write();

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> folder().readCheckpoint())
                    .withMessageContaining("it is of another run than run.json beside it");
        }

        @Test
        void aDamagedRecordInTheFolderIsMadeUpFor() throws IOException {
            Files.writeString(folder().file(RUN), "{\"spec\" : {\"seed\" : 1e400}}");

            assertThat(Objects.requireNonNull(read()).record().spec()).isEqualTo(SPEC);
        }

        private void writeAside(RunSpec other) throws IOException {
            try (RunFolder aside = RunFolder.create(models, "aside")) {
                aside.write(Checkpoints.of(other, 2));
                Files.copy(aside.file(RunFolder.CHECKPOINT), folder().file(RunFolder.CHECKPOINT));
            }
        }
    }

    private byte[] entry(String name) {
        return Objects.requireNonNull(entries.get(name));
    }

    private void write() {
        try {
            Checkpoints.write(folder().file(RunFolder.CHECKPOINT), entries);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private @Nullable Checkpoint read() {
        write();
        return folder().readCheckpoint();
    }

    private void refused(String why) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(this::read)
                .withMessageContaining(folder().file(RunFolder.CHECKPOINT).toString())
                .withMessageContaining(why)
                .withMessageNotContaining("\n");
    }

    /** Returns whether it was read, and then to the original's numbers. */
    private boolean unharmed() {
        Checkpoint checkpoint;
        try {
            checkpoint = Objects.requireNonNull(read());
        } catch (StoreException e) {
            assertThat(e).hasMessageContaining("checkpoint.zip").hasMessageNotContaining("\n");
            return false;
        }
        assertThat(checkpoint.history().epochs()).isEqualTo(Checkpoints.history(2));
        MultiLayerNetwork network = checkpoint.last().restore();
        assertThat(network.numParams()).isEqualTo(PARAMETERS);
        network.close();
        return true;
    }
}
