package dev.lenet.trainer.bench;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * libtorch through its JavaCPP presets.
 *
 * <p>The data set is one tensor, normalised once; a batch is an {@code index_select} of it, which is faster than a
 * gather in Java.
 */
final class LibtorchEngine implements Engine {

    private static final TensorOptions INDICES = new TensorOptions(torch.ScalarType.Long);

    private final Tensor trainImages;
    private final Tensor trainLabels;
    private final Tensor testImages;
    private final Tensor testLabels;
    private final LibtorchNetwork network;
    private final Adam optimizer;
    private Tensor order = new Tensor();
    private int images;
    private int batchSize;
    private int position;
    private double loss;

    /**
     * Builds the network.
     *
     * @param variant which of the five models
     * @param threads threads inside an operation
     * @param train training images
     * @param test test images
     */
    LibtorchEngine(String variant, int threads, Images train, Images test) {
        torch.set_num_threads(threads);
        torch.set_num_interop_threads(1);
        torch.manual_seed(42);
        trainImages = images(train);
        trainLabels = labels(train);
        testImages = images(test);
        testLabels = labels(test);
        network = new LibtorchNetwork(VariantSwitches.of(variant));
        optimizer = new Adam(network.trainable(), new AdamOptions(1e-3));
    }

    private static Tensor images(Images images) {
        try (FloatPointer values = new FloatPointer(images.normalised())) {
            return torch.from_blob(values, images.size(), 1, 28, 28).clone();
        }
    }

    private static Tensor labels(Images images) {
        try (LongPointer values = new LongPointer(images.longLabels())) {
            return torch.from_blob(values, new long[] {images.size()}, INDICES).clone();
        }
    }

    @Override
    public void startEpoch(int images, int batchSize) {
        order.close();
        order = torch.randperm(images, INDICES);
        this.images = images;
        this.batchSize = batchSize;
        position = 0;
    }

    @Override
    public int step() {
        int count = Math.min(batchSize, images - position);
        if (count > 0) {
            try (PointerScope scope = new PointerScope()) {
                Tensor chosen = order.narrow(0, position, count);
                optimizer.zero_grad();
                Tensor logits = network.logits(trainImages.index_select(0, chosen), true);
                Tensor mean = torch.cross_entropy_loss(logits, trainLabels.index_select(0, chosen));
                mean.backward();
                optimizer.step();
                loss = mean.item_double();
            }
            position += count;
        }
        return count;
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public int countRight(int from, int count) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor logits = network.logits(testImages.narrow(0, from, count), false);
            Tensor right = logits.argmax(new LongOptional(1), false).eq(testLabels.narrow(0, from, count));
            return right.sum().item_int();
        }
    }

    @Override
    public void multiply(int size) {
        try (PointerScope scope = new PointerScope()) {
            Tensor square = torch.ones(size, size);
            square.matmul(square);
        }
    }

    @Override
    public void close() {
        order.close();
        optimizer.close();
    }
}
