package dev.lenet.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.model.Configurations;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.Variant;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Files that someone made to do harm, in the place of {@code model.zip}. */
class UntrustedZipTests {

    private static final String CONFIGURATION = "configuration.json";
    private static final String COEFFICIENTS = "coefficients.bin";

    private static Map<String, byte[]> good = Map.of();

    @TempDir
    Path models;

    private Map<String, byte[]> entries = new LinkedHashMap<>();

    @BeforeAll
    static void aModel() {
        MultiLayerNetwork network = network(Five.VAR3);
        good = SavedNetwork.of(network).entries();
        network.close();
    }

    @BeforeEach
    void copy() {
        entries = new LinkedHashMap<>(good);
    }

    private static MultiLayerNetwork network(Variant variant) {
        MultiLayerNetwork network = new MultiLayerNetwork(Configurations.of(variant));
        network.init();
        network.setLearningRate(new StepSchedule(ScheduleType.EPOCH, 0.001, 0.5, 5));
        return network;
    }

    @ParameterizedTest
    @MethodSource("dev.lenet.trainer.model.Five#all")
    void whatDl4jItselfWritesIsRead(Variant variant) throws IOException {
        MultiLayerNetwork network = network(variant);
        network.setIterationCount(77);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, out, true);

        MultiLayerNetwork read = read(out.toByteArray());

        assertThat(read.params()).isEqualTo(network.params());
        assertThat(read.getUpdater().getStateViewArray())
                .isEqualTo(network.getUpdater().getStateViewArray());
        assertThat(read.getIterationCount()).isEqualTo(77);
        assertThat(read.getLearningRate(0)).isEqualTo(0.001);
        assertThat(read.getLayerWiseConfigurations().toJson())
                .isEqualTo(network.getLayerWiseConfigurations().toJson());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preprocessor.bin",
                "normalizer.bin",
                "noParams.marker",
                "../evil.sh",
                "/etc/passwd",
                "..\\evil",
                "configuration.json/",
                "Configuration.json",
                "a\u0000b",
                ""
            })
    void anEntryThatDoesNotBelongIsRefused(String name) {
        entries.put(name, new byte[] {1});

        refused("does not belong there");
    }

    @Test
    void aSerialisedObjectIsNeverMade() throws IOException {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        new ObjectOutputStream(object).writeObject(new Trap());
        entries.put("preprocessor.bin", object.toByteArray());

        refused("preprocessor.bin");
        assertThat(Trap.sprung).isFalse();
    }

    @Test
    void twoEntriesOfOneNameAreRefused() throws IOException {
        byte[] zip = zip(entries);
        byte[] other = "Configuration.json".getBytes(StandardCharsets.US_ASCII);
        byte[] twin = CONFIGURATION.getBytes(StandardCharsets.US_ASCII);
        entries.put("Configuration.json", good.get(CONFIGURATION));
        zip = zip(entries);
        for (int i = 0; i + other.length <= zip.length; i++) {
            if (Arrays.equals(zip, i, i + other.length, other, 0, other.length)) {
                System.arraycopy(twin, 0, zip, i, twin.length);
            }
        }
        refused(zip, "two entries");
    }

    @Test
    void aBombIsStoppedWhileItUnpacks() throws IOException {
        byte[] bomb = zip(Map.of(CONFIGURATION, new byte[200 << 20]));
        assertThat(bomb.length).isLessThan(1 << 20);

        refused(bomb, "unpacks to more than 1,048,576 bytes");
    }

    @Test
    void aFileTooLargeIsNotEvenOpened() {
        refused(new byte[14 << 20], "more than the");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 5000, 300_000})
    void aCutFileIsRefused(int length) throws IOException {
        refused(Arrays.copyOf(zip(entries), length), "cannot be read");
    }

    @Test
    void aMissingEndIsNoticed() throws IOException {
        byte[] zip = zip(entries);

        refused(Arrays.copyOf(zip, zip.length - 30), "cannot be read");
    }

    @Test
    void missingEntriesAreNamed() {
        entries.remove(COEFFICIENTS);
        refused("no entry coefficients.bin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.nd4j.linalg.activations.impl.ActivationReLU",
                "java.util.HashMap",
                "com.sun.rowset.JdbcRowSetImpl",
                "org.springframework.context.support.ClassPathXmlApplicationContext"
            })
    void aClassInTheConfigurationIsNotBelieved(String name) {
        replace("org.nd4j.linalg.activations.impl.ActivationLReLU", name);
        refused("not that of one of the five variants");
    }

    @Test
    void aClassInThePlaceOfANumberIsNotBelieved() {
        replace("\"seed\" : ", "\"seed\" : {\"@class\" : \"java.util.HashMap\"}, \"x\" : ");
        refused("not that of one of the five variants");
    }

    @Test
    void aClassInAScheduleIsNotBelieved() {
        replace("\"decayRate\" : 0.5", "\"decayRate\" : {\"@class\" : \"java.util.HashMap\"}");
        refused("not that of one of the five variants");
        copy();
        replace("org.nd4j.linalg.schedule.StepSchedule", "java.util.HashMap");
        refused("not that of one of the five variants");
    }

    @Test
    void aSecondClassBeforeTheFirstIsNotBelieved() {
        replace("\"@class\" : \"org.nd4j.linalg.activations.impl.ActivationLReLU\"", """
                "@class" : "java.util.HashMap", "@class" : "org.nd4j.linalg.activations.impl.ActivationLReLU"
                """);
        refused("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"confs\" : []}", "no json", "\"text\""})
    void anyOtherConfigurationIsRefused(String json) {
        entries.put(CONFIGURATION, json.getBytes(StandardCharsets.UTF_8));
        refused("configuration");
    }

    @Test
    void deepNestingIsRefused() {
        entries.put(CONFIGURATION, "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        refused("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 61_793, 61_795, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE / 4 + 1})
    void anArrayOfAnotherLengthTakesNoMemory(long length) {
        byte[] array = Arrays.copyOf(entry(COEFFICIENTS), entry(COEFFICIENTS).length);
        // After the shape: storage, length, type.
        int at = 2 + 16 + 8 + 2 + 4 + 6 * 8 + 2 + 16;
        assertThat(ByteBuffer.wrap(array).getLong(at)).isEqualTo(61_794);
        ByteBuffer.wrap(array).putLong(at, length);
        entries.put(COEFFICIENTS, array);

        refused("the model has 61,794");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 69, Long.MAX_VALUE})
    void aShapeOfAnotherLengthTakesNoMemory(long length) {
        byte[] array = Arrays.copyOf(entry(COEFFICIENTS), entry(COEFFICIENTS).length);
        ByteBuffer.wrap(array).putLong(2 + 16, length);
        entries.put(COEFFICIENTS, array);

        refused("the shape in its entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAP", "MIXED_DATA_TYPES", "", "nonsense"})
    void anArrayOfAnotherKindIsRefused(String storage) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(storage);
            out.writeLong(1);
            out.writeUTF("UTF8");
        }
        entries.put(COEFFICIENTS, bytes.toByteArray());
        refused("no row of floats");
        entries.put(COEFFICIENTS, Arrays.copyOf(bytes.toByteArray(), 5));
        refused("cannot be read");
    }

    private void replace(String what, String with) {
        String json = new String(entry(CONFIGURATION), StandardCharsets.UTF_8);
        assertThat(json).contains(what);
        entries.put(CONFIGURATION, json.replace(what, with).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] entry(String name) {
        return entries.getOrDefault(name, new byte[0]);
    }

    private void refused(String why) {
        try {
            refused(zip(entries), why);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void refused(byte[] file, String why) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining("model.zip cannot be read")
                .withMessageContaining(why);
    }

    private MultiLayerNetwork read(byte[] file) throws IOException {
        try (RunFolder folder = RunFolder.create(models, "run")) {
            Files.write(folder.file(RunFolder.MODEL), file);
            return folder.readModel();
        }
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Tells when it is deserialised. */
    private static final class Trap implements Serializable {

        private static final long serialVersionUID = 1L;

        private static boolean sprung;

        private void readObject(ObjectInputStream in) {
            sprung = true;
        }
    }
}
