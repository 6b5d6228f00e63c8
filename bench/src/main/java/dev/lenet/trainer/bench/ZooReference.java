package dev.lenet.trainer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Computes libtorch's results for a network of the zoo at several moments of its training, for the parity check.
 *
 * <p>Reads, for each moment, the parameters and the statistics of batch norm, {@code images} and {@code labels [n, classes]},
 * with the moment's number in front of each name. Writes, under the same numbers, the {@code logits} minus their mean in
 * inference mode, the {@code loss} and the gradients in training mode.
 */
final class ZooReference {
    private ZooReference() {}

    /**
     * Computes the reference.
     *
     * @param args words of the network, without dropout; number of moments; file to read; file to write
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        ZooNetwork network = new ZooNetwork(args[0], true);
        Map<String, float[]> given = TensorFile.read(Path.of(args[2]));
        Map<String, float[]> results = new LinkedHashMap<>();
        for (int moment = 0; moment < Integer.parseInt(args[1]); moment++) {
            compute(network, moment + " ", given, results);
        }
        TensorFile.write(Path.of(args[3]), results);
    }

    private static void compute(
            ZooNetwork network, String moment, Map<String, float[]> given, Map<String, float[]> results) {
        Tensor images = LibtorchReference.tensor(
                given,
                moment + "images",
                LibtorchReference.BATCH,
                network.image[0],
                network.image[1],
                network.image[2]);
        Tensor labels = LibtorchReference.tensor(given, moment + "labels", LibtorchReference.BATCH, network.classes);
        try (NoGradGuard guard = new NoGradGuard()) {
            network.state()
                    .forEach((name, tensor) ->
                            tensor.copy_(LibtorchReference.tensor(given, moment + name, tensor.numel())
                                    .view_as(tensor)));
            float[] logits = LibtorchReference.values(network.logits(images, false));
            results.put(moment + "logits", TensorFile.centred(logits, network.classes));
        }
        network.parameters().values().forEach(tensor -> tensor.mutable_grad().reset());
        Tensor loss = torch.cross_entropy_loss(network.logits(images, true), labels);
        loss.backward();
        results.put(moment + "loss", new float[] {loss.item_float()});
        network.parameters()
                .forEach((name, tensor) -> results.put(moment + name, LibtorchReference.values(tensor.grad())));
    }
}
