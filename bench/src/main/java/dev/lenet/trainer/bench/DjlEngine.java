package dev.lenet.trainer.bench;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/** DJL's own blocks and trainer on the official libtorch. */
final class DjlEngine implements Engine {

    private final Model model = Model.newInstance("lenet5", "PyTorch");
    private final NDManager manager = model.getNDManager();
    private final NDArray trainImages;
    private final NDArray trainLabels;
    private final NDArray testImages;
    private final NDArray testLabels;
    private final Trainer trainer;
    private NDArray order;
    private int images;
    private int batchSize;
    private int position;
    private double loss;

    /**
     * Builds the network.
     *
     * @param variant which of the five models
     * @param train training images
     * @param test test images
     */
    DjlEngine(String variant, Images train, Images test) {
        model.setBlock(network(VariantSwitches.of(variant)));
        trainImages = manager.create(train.normalised(), new Shape(train.size(), 1, 28, 28));
        trainLabels = manager.create(train.longLabels());
        testImages = manager.create(test.normalised(), new Shape(test.size(), 1, 28, 28));
        testLabels = manager.create(test.longLabels());
        Optimizer adam =
                Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build();
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optInitializer(
                        new XavierInitializer(XavierInitializer.RandomType.UNIFORM, XavierInitializer.FactorType.IN, 6),
                        parameter -> parameter.getName().endsWith("weight"))
                .optOptimizer(adam)
                .optDevices(new Device[] {Device.cpu()}));
        trainer.initialize(new Shape(1, 1, 28, 28));
        order = manager.randomPermutation(train.size());
    }

    private static SequentialBlock network(VariantSwitches switches) {
        SequentialBlock network = new SequentialBlock();
        addConvolution(network, switches, 6, 2);
        addConvolution(network, switches, 16, 0);
        network.add(Blocks.batchFlattenBlock());
        network.add(linear(120)).add(activation(switches));
        if (switches.dropout()) {
            network.add(Dropout.builder().optRate(0.5f).build());
        }
        return network.add(linear(84)).add(activation(switches)).add(linear(10));
    }

    private static void addConvolution(SequentialBlock network, VariantSwitches switches, int channels, int padding) {
        network.add(Conv2d.builder()
                .setKernelShape(new Shape(5, 5))
                .setFilters(channels)
                .optPadding(new Shape(padding, padding))
                .build());
        if (switches.batchNorm()) {
            network.add(BatchNorm.builder().build());
        }
        network.add(activation(switches));
        Shape two = new Shape(2, 2);
        network.add(switches.averagePooling() ? Pool.avgPool2dBlock(two, two) : Pool.maxPool2dBlock(two, two));
    }

    private static Block linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    private static Block activation(VariantSwitches switches) {
        return switches.leaky() ? Activation.leakyReluBlock(0.01f) : Activation.reluBlock();
    }

    @Override
    public void startEpoch(int images, int batchSize) {
        order.close();
        order = manager.randomPermutation(images);
        this.images = images;
        this.batchSize = batchSize;
        position = 0;
    }

    @Override
    public int step() {
        int count = Math.min(batchSize, images - position);
        if (count > 0) {
            train(new NDIndex("{}:{}", position, position + count));
            position += count;
        }
        return count;
    }

    private void train(NDIndex range) {
        try (NDManager step = manager.newSubManager();
                GradientCollector gradients = trainer.newGradientCollector()) {
            NDIndex chosen = new NDIndex("{}", order.get(step, range));
            NDList logits = trainer.forward(new NDList(trainImages.get(step, chosen)));
            NDArray mean = trainer.getLoss().evaluate(new NDList(trainLabels.get(step, chosen)), logits);
            gradients.backward(mean);
            trainer.step();
            loss = mean.getFloat();
        }
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public int countRight(int from, int count) {
        try (NDManager batch = manager.newSubManager()) {
            NDIndex range = new NDIndex("{}:{}", from, from + count);
            NDArray logits =
                    trainer.evaluate(new NDList(testImages.get(batch, range))).singletonOrThrow();
            NDArray right = logits.argMax(1).eq(testLabels.get(batch, range));
            return (int) right.toType(DataType.INT64, false).sum().getLong();
        }
    }

    @Override
    public void multiply(int size) {
        try (NDManager batch = manager.newSubManager()) {
            NDArray square = batch.ones(new Shape(size, size));
            square.matMul(square);
        }
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
