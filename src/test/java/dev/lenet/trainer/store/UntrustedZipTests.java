package dev.lenet.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
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
import java.util.List;
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

/** Files that someone made to do harm, in the place of {@code model.zip}. */
class UntrustedZipTests {

    private static final String CONFIGURATION = "configuration.json";
    private static final String COEFFICIENTS = "coefficients.bin";

    private static final RunSpec SPEC = Checkpoints.spec(Five.VAR3, ScheduleKind.STEP, 3);

    private static Map<String, byte[]> good = Map.of();

    @TempDir
    Path models;

    private Map<String, byte[]> entries = new LinkedHashMap<>();

    @BeforeAll
    static void aModel() {
        good = Checkpoints.saved(SPEC.network(Checkpoints.IMAGES), 1).entries();
    }

    @BeforeEach
    void copy() {
        entries = new LinkedHashMap<>(good);
    }

    @ParameterizedTest
    @MethodSource("dev.lenet.trainer.model.Five#all")
    void whatDl4jItselfWritesIsRead(Variant variant) throws IOException {
        RunSpec spec = Checkpoints.spec(variant, ScheduleKind.STEP, 3);
        MultiLayerNetwork network = Checkpoints.network(spec.network(Checkpoints.IMAGES), 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, out, true);

        MultiLayerNetwork read = read(spec, out.toByteArray());

        assertThat(read.params()).isEqualTo(network.params());
        assertThat(read.getUpdater().getStateViewArray())
                .isEqualTo(network.getUpdater().getStateViewArray());
        assertThat(read.getIterationCount()).isEqualTo(2);
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

        refused(bomb, "configuration.json unpacks to more than");
    }

    @Test
    void aFileTooLargeIsNotEvenOpened() {
        refused(new byte[1 << 20], "more than the");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 5000, 300_000})
    void aCutFileIsRefused(int length) throws IOException {
        refused(Arrays.copyOf(zip(entries), length), "model.zip");
    }

    @Test
    void aMissingEndIsNoticed() throws IOException {
        byte[] zip = zip(entries);

        refused(Arrays.copyOf(zip, zip.length - 30), "model.zip");
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
        String json = new String(entry(CONFIGURATION), StandardCharsets.UTF_8)
                .replace("org.nd4j.linalg.activations.impl.ActivationLReLU", name);
        entries.put(CONFIGURATION, json.getBytes(StandardCharsets.UTF_8));
        refused("not that of the run's settings");
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

        refused("the network has 61794");
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
        refused("not a row of floats");
        entries.put(COEFFICIENTS, Arrays.copyOf(bytes.toByteArray(), 5));
        refused("ends too early");
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
                .withMessageContaining("model.zip cannot be used")
                .withMessageContaining("--resume=run")
                .withMessageContaining(why);
    }

    private MultiLayerNetwork read(byte[] file) throws IOException {
        return read(SPEC, file);
    }

    private MultiLayerNetwork read(RunSpec spec, byte[] file) throws IOException {
        List<EpochMetrics> history = Checkpoints.history(1);
        boolean begun = Files.exists(models.resolve("run").resolve(RunRecord.FILE));
        try (RunFolder folder = begun ? RunFolder.open(models, "run") : RunFolder.create(models, "run")) {
            folder.write(Checkpoints.record(spec).withBest(history.get(0)));
            folder.write(history);
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
