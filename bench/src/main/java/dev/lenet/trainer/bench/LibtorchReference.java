package dev.lenet.trainer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Computes libtorch's results for given weights and batches, for the parity check; in a separate process, because DL4J and
 * libtorch need different versions of JavaCPP.
 *
 * <p>Reads {@code images [steps * batch,1,28,28]}, {@code labels [steps * batch]} and the parameters by name. Writes the
 * first batch's {@code logits} minus their mean in inference mode, its {@code loss} and gradients in training mode and, after
 * training with Adam on one batch after the other, the {@code losses [steps]} and the first batch's {@code trained logits}.
 * Dropout is off.
 */
final class LibtorchReference {

    /** Images of a batch. */
    static final int BATCH = 64;

    /** Batches that are trained on. */
    static final int STEPS = 10;

    private final Map<String, float[]> given;
    private final LibtorchNetwork network;
    private final Tensor images;
    private final Tensor labels;

    private LibtorchReference(String variant, Map<String, float[]> given) {
        this.given = given;
        VariantSwitches switches = VariantSwitches.of(variant);
        network = new LibtorchNetwork(
                new VariantSwitches(false, switches.batchNorm(), switches.leaky(), switches.averagePooling()));
        images = given("images", STEPS * BATCH, 1, 28, 28);
        labels = given("labels", STEPS * BATCH).to(torch.ScalarType.Long);
    }

    /**
     * Computes the reference.
     *
     * @param args variant, file to read, file to write
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        LibtorchReference reference = new LibtorchReference(args[0], TensorFile.read(Path.of(args[1])));
        TensorFile.write(Path.of(args[2]), reference.compute());
    }

    private Map<String, float[]> compute() {
        Map<String, float[]> results = new LinkedHashMap<>();
        try (NoGradGuard guard = new NoGradGuard()) {
            network.parameters()
                    .forEach((name, tensor) ->
                            tensor.copy_(given(name, tensor.numel()).view_as(tensor)));
        }
        results.put("logits", firstLogits());
        float[] losses = new float[STEPS];
        try (Adam adam = new Adam(network.trainable(), new AdamOptions(1e-3))) {
            for (int step = 0; step < STEPS; step++) {
                Tensor loss = torch.cross_entropy_loss(network.logits(batch(images, step), true), batch(labels, step));
                adam.zero_grad();
                loss.backward();
                losses[step] = loss.item_float();
                if (step == 0) {
                    network.parameters().forEach((name, tensor) -> results.put(name, values(tensor.grad())));
                }
                useDl4jEpsilon(adam, step + 1);
                adam.step();
            }
        }
        results.put("losses", losses);
        results.put("trained logits", firstLogits());
        return results;
    }

    /**
     * Makes libtorch's Adam behave like DL4J's. libtorch adds epsilon to the root of the second moment after bias correction,
     * DL4J before it (the epsilon-hat of Kingma and Ba, 2015, end of section 2), so DL4J's 1e-8 equals 3e-7 in libtorch in
     * the first step.
     */
    private static void useDl4jEpsilon(Adam adam, int step) {
        double correction = Math.sqrt(1 - Math.pow(0.999, step));
        new AdamOptions(adam.param_groups().get(0).options()).eps().put(1e-8 / correction);
    }

    private float[] firstLogits() {
        try (NoGradGuard guard = new NoGradGuard()) {
            return TensorFile.centred(values(network.logits(batch(images, 0), false)), 10);
        }
    }

    private static Tensor batch(Tensor all, int step) {
        return all.narrow(0, (long) step * BATCH, BATCH);
    }

    private Tensor given(String name, long... shape) {
        return tensor(given, name, shape);
    }

    /**
     * Makes a tensor of given values.
     *
     * @param given values by name
     * @param name of the tensor
     * @param shape of the tensor
     * @return a copy of its values
     */
    static Tensor tensor(Map<String, float[]> given, String name, long... shape) {
        try (FloatPointer values = new FloatPointer(Objects.requireNonNull(given.get(name), name))) {
            return torch.from_blob(values, shape).clone();
        }
    }

    /** All values of a tensor in C order. */
    static float[] values(Tensor tensor) {
        float[] values = new float[(int) tensor.numel()];
        new FloatPointer(tensor.contiguous().data_ptr_float()).get(values);
        return values;
    }
}
