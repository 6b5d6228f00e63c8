package dev.lenet.trainer.bench;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** libtorch's part of {@link ZooWorker}; a class of its own, because only one of the two engines is on the class path. */
final class ZooLibtorch {
    private ZooLibtorch() {}

    static Runnable step(String words, int threads) {
        torch.set_num_threads(threads);
        torch.set_num_interop_threads(1);
        torch.manual_seed(42);
        ZooNetwork network = new ZooNetwork(words, false);
        Tensor images = torch.randn(ZooWorker.BATCH, network.image[0], network.image[1], network.image[2]);
        Tensor labels = torch.arange(new org.bytedeco.pytorch.Scalar(ZooWorker.BATCH))
                .remainder(new org.bytedeco.pytorch.Scalar(network.classes))
                .to(torch.ScalarType.Long);
        Adam adam = new Adam(network.trainable(), new AdamOptions(1e-3));
        return () -> {
            try (PointerScope scope = new PointerScope()) {
                adam.zero_grad();
                Tensor loss = torch.cross_entropy_loss(network.logits(images, true), labels);
                loss.backward();
                adam.step();
                loss.item_double();
            }
        };
    }
}
