package dev.lenet.trainer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.kernel.FusedNetwork;
import dev.lenet.trainer.kernel.NetworkSpec;
import dev.lenet.trainer.kernel.Zoo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Stock DL4J and the trainer's kernels against libtorch, an engine that shares nothing with either: the same weights and
 * the same real images must give the same logits, loss, gradients and training. Dropout is off, because no two engines draw
 * the same mask.
 */
@EnabledIfSystemProperty(named = "trainer.bench", matches = "true", disabledReason = "needs the profile bench")
class ParityTests {

    private static final double TOLERANCE = 1e-3;

    /** Inference after training also shows batch norm's running variance, of which libtorch keeps the unbiased estimate. */
    private static final double TRAINED_TOLERANCE = 1e-2;

    /** Moments of a network's training at which near ties of max pooling may disturb gradients, and by how much. */
    private static final int TIES = 2;

    private static final double TIED_TOLERANCE = 0.1;

    private static final Path SAMPLE = Path.of("src/main/resources/dev/lenet/trainer/dataset/sample");
    private static final int PIXELS = 28 * 28;
    private static final int CLASSES = 10;
    private static final int BATCH = LibtorchReference.BATCH;
    private static final int STEPS = LibtorchReference.STEPS;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "stock, baseline", "stock, var1", "stock, var2", "stock, var3", "stock, var4",
        "fused, baseline", "fused, var1", "fused, var2", "fused, var3", "fused, var4"
    })
    void agreesWithLibtorch(String engine, String variant) throws Exception {
        MultiLayerConfiguration configuration = withoutDropout(Dl4jNetworks.configuration(variant));
        MultiLayerNetwork network = engine.equals("stock") ? stock(configuration) : fused(configuration);
        Dl4jParameters.disturbBatchNorm(network, new Random(7));
        Images sample = shuffledSample();
        Map<String, float[]> given = Dl4jParameters.inLibtorchForm(network);
        given.put("images", sample.normalised());
        given.put("labels", floats(sample.labels()));

        Map<String, float[]> ours = compute(network, sample);
        network.close();
        compare(ours, libtorch(LibtorchReference.class, given, variant));
    }

    /** Every tenth of fifty steps of ours is handed to libtorch, weights and batch, and must give it the same there. */
    @ParameterizedTest
    @EnumSource
    void agreesWithLibtorchForFiftySteps(Zoo zoo) throws Exception {
        NetworkSpec spec = zoo.spec().withoutDropout();
        MultiLayerNetwork network = new FusedNetwork(spec.configuration(), 2);
        network.init();
        Dl4jParameters.disturbBatchNorm(network, new Random(7));
        Map<String, float[]> given = new LinkedHashMap<>();
        Map<String, float[]> ours = new LinkedHashMap<>();
        int moments = 0;
        for (int step = 0; step <= 50; step++) {
            // With labels that are never sure, the gradients stay above rounding.
            DataSet batch = spec.batch(BATCH, step, true);
            if (step % 10 == 0) {
                String moment = moments++ + " ";
                Dl4jParameters.inLibtorchForm(network).forEach((name, values) -> given.put(moment + name, values));
                Dl4jParameters.statistics(network).forEach((name, values) -> given.put(moment + name, values));
                given.put(moment + "images", Dl4jParameters.values(batch.getFeatures()));
                given.put(moment + "labels", Dl4jParameters.values(batch.getLabels()));
                ours.put(moment + "logits", logits(network, batch.getFeatures()));
                gradients(network, batch).forEach((name, values) -> ours.put(moment + name, values));
                ours.put(moment + "loss", new float[] {(float) network.score()});
            }
            network.fit(batch);
        }
        network.close();
        Map<String, float[]> reference = libtorch(ZooReference.class, given, spec.words(), String.valueOf(moments));
        boolean tied = spec.convolutions().stream().anyMatch(c -> c.pool() == NetworkSpec.Pool.MAX);
        compareMoments(ours, reference, moments, tied);
    }

    private static void compare(Map<String, float[]> ours, Map<String, float[]> reference) {
        assertThat(ours).containsOnlyKeys(reference.keySet());
        for (String name : reference.keySet()) {
            assertThat(error(ours, reference, name))
                    .as("largest difference of %s, relative to the layer's largest value", name)
                    .isLessThan(name.startsWith("trained") ? TRAINED_TOLERANCE : TOLERANCE);
        }
    }

    /**
     * Where max pooling meets a near tie, the gradient of one window goes to another position, and those of the weights
     * below it differ for this batch. COLOUR has half a million windows a batch.
     */
    private static void compareMoments(
            Map<String, float[]> ours, Map<String, float[]> reference, int moments, boolean tied) {
        assertThat(ours).containsOnlyKeys(reference.keySet());
        List<Integer> apart = new ArrayList<>();
        for (int moment = 0; moment < moments; moment++) {
            for (String name : reference.keySet()) {
                if (name.startsWith(moment + " ")) {
                    double error = error(ours, reference, name);
                    boolean forward = name.endsWith(" logits") || name.endsWith(" loss");
                    assertThat(error)
                            .as("largest difference of %s, relative to the layer's largest value", name)
                            .isLessThan(tied && !forward ? TIED_TOLERANCE : TOLERANCE);
                    if (error >= TOLERANCE && !apart.contains(moment)) {
                        apart.add(moment);
                    }
                }
            }
        }
        assertThat(apart).as("moments with a near tie").hasSizeLessThanOrEqualTo(TIES);
    }

    private static double error(Map<String, float[]> ours, Map<String, float[]> reference, String name) {
        float[] actual = ours.getOrDefault(name, new float[0]);
        float[] expected = reference.getOrDefault(name, new float[0]);
        assertThat(actual).as(name).hasSameSizeAs(expected);
        return largest(difference(actual, expected)) / scale(reference, name);
    }

    /** In double precision, because stock DL4J's rounding reaches 3e-3 of conv1's gradients of var3 and var4. */
    private static MultiLayerNetwork stock(MultiLayerConfiguration configuration) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network.convertDataType(DataType.DOUBLE);
    }

    private static MultiLayerNetwork fused(MultiLayerConfiguration configuration) {
        MultiLayerNetwork network = Dl4jNetworks.fused(configuration, 2);
        network.init();
        return network;
    }

    private static Map<String, float[]> compute(MultiLayerNetwork network, Images sample) {
        DataType type = network.getLayerWiseConfigurations().getDataType();
        INDArray images = Nd4j.createFromArray(sample.normalised())
                .reshape(sample.size(), 1, 28, 28)
                .castTo(type);
        INDArray labels = Nd4j.zeros(type, sample.size(), CLASSES);
        for (int i = 0; i < sample.size(); i++) {
            labels.putScalar(i, sample.labels()[i], 1);
        }
        Map<String, float[]> results = new LinkedHashMap<>();
        results.put("logits", logits(network, batch(images, 0)));
        results.putAll(gradients(network, new DataSet(batch(images, 0), batch(labels, 0))));
        float[] losses = new float[STEPS];
        for (int step = 0; step < STEPS; step++) {
            network.fit(new DataSet(batch(images, step), batch(labels, step)));
            losses[step] = (float) network.score();
        }
        results.put("losses", losses);
        results.put("trained logits", logits(network, batch(images, 0)));
        return results;
    }

    private static Map<String, float[]> gradients(MultiLayerNetwork network, DataSet batch) {
        network.setInput(batch.getFeatures());
        network.setLabels(batch.getLabels());
        network.computeGradientAndScore();
        MultiLayerNetwork gradients = network.clone();
        // DL4J divides by the batch size only when it updates.
        gradients.setParams(network.getFlattenedGradients().div(BATCH));
        Map<String, float[]> values = Dl4jParameters.inLibtorchForm(gradients);
        gradients.close();
        return values;
    }

    /** The logits less their mean over the classes, from the softmax's output. */
    private static float[] logits(MultiLayerNetwork network, INDArray images) {
        INDArray logarithms = Transforms.log(network.output(images, false));
        return TensorFile.centred(Dl4jParameters.values(logarithms), (int) logarithms.columns());
    }

    private Map<String, float[]> libtorch(Class<?> reference, Map<String, float[]> given, String... arguments)
            throws Exception {
        Path input = folder.resolve("input");
        Path output = folder.resolve("output");
        TensorFile.write(input, given);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(input.toString());
        all.add(output.toString());
        Process process = Launch.process(EngineKind.LIBTORCH, 1, reference, all)
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(log).isZero();
        return TensorFile.read(output);
    }

    private static MultiLayerConfiguration withoutDropout(MultiLayerConfiguration configuration) {
        configuration.getConfs().forEach(layer -> {
            layer.setSeed(3);
            if (layer.getLayer() instanceof DropoutLayer dropout) {
                dropout.setIDropout(new Dropout(1));
            }
        });
        return configuration;
    }

    private static Images shuffledSample() throws IOException {
        Images sample = Images.read(SAMPLE, Images.TRAIN);
        Random random = new Random(11);
        byte[] pixels = new byte[STEPS * BATCH * PIXELS];
        byte[] labels = new byte[STEPS * BATCH];
        for (int i = 0; i < labels.length; i++) {
            int chosen = random.nextInt(sample.size());
            System.arraycopy(sample.pixels(), chosen * PIXELS, pixels, i * PIXELS, PIXELS);
            labels[i] = sample.labels()[chosen];
        }
        return new Images(pixels, labels);
    }

    private static float[] floats(byte[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = values[i];
        }
        return floats;
    }

    /** The largest value of a layer's weights and biases together, since a bias's gradient may be nothing but rounding. */
    private static double scale(Map<String, float[]> reference, String name) {
        String layer = name.replaceFirst("\\..*", "");
        return reference.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(layer))
                .mapToDouble(entry -> largest(entry.getValue()))
                .max()
                .orElseThrow();
    }

    private static float[] difference(float[] actual, float[] expected) {
        float[] difference = new float[expected.length];
        for (int i = 0; i < expected.length; i++) {
            difference[i] = actual[i] - expected[i];
        }
        return difference;
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static INDArray batch(INDArray all, int step) {
        return all.get(NDArrayIndex.interval(step * BATCH, (step + 1) * BATCH)).dup('c');
    }
}
