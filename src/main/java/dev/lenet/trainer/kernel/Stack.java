package dev.lenet.trainer.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network as its configuration describes it. This does not include the image size: DL4J stores only the size of the
 * map before the first dense layer, and pooling drops odd rows and columns. {@link #plan} fits the stages to an image
 * size.
 *
 * @param channels of the images; for a network without convolutions that reads vectors, their length
 * @param convolutions convolution blocks
 * @param flat the map before the first dense layer
 * @param dense dense layers, the output layer last
 * @param seed the network's
 */
record Stack(int channels, List<Convolution> convolutions, Shape flat, List<Dense> dense, long seed) {
    /**
     * A convolution block.
     *
     * @param channels of its output
     * @param height rows of the kernel
     * @param width columns of the kernel
     * @param padTop rows of zeros above and below
     * @param padLeft columns of zeros on either side
     * @param norm batch norm, or null
     * @param activation after that
     * @param pooling after that
     */
    record Convolution(
            int channels,
            int height,
            int width,
            int padTop,
            int padLeft,
            @Nullable BatchNorm norm,
            Activation activation,
            Pooling pooling) {
        Shape linear(Shape in) {
            return new Shape(channels, in.height() + 2 * padTop - height + 1, in.width() + 2 * padLeft - width + 1);
        }
    }

    /**
     * A dense layer.
     *
     * @param outputs neurons
     * @param norm batch norm, or null
     * @param activation after that
     * @param keep probability that dropout keeps an output, 1 without dropout
     */
    record Dense(int outputs, @Nullable BatchNorm norm, Activation activation, double keep) {}

    /**
     * Returns the shape of the smallest image that fits the network.
     *
     * @return null if there is none
     */
    @Nullable
    Shape smallest() {
        int height = flat.height();
        int width = flat.width();
        for (int i = convolutions.size() - 1; i >= 0; i--) {
            Convolution c = convolutions.get(i);
            int factor = c.pooling == Pooling.NONE ? 1 : 2;
            height = height * factor + c.height - 1 - 2 * c.padTop;
            width = width * factor + c.width - 1 - 2 * c.padLeft;
        }
        Shape image = new Shape(channels, height, width);
        return height > 0 && width > 0 && plan(image) != null ? image : null;
    }

    /**
     * Fits the stages to images of one size.
     *
     * @param image shape of an image
     * @return null if the image does not fit the network
     */
    @Nullable
    Plan plan(Shape image) {
        if (image.channels() != channels) {
            return null;
        }
        List<Stage> stages = new ArrayList<>();
        Frame frame = convolutions.isEmpty()
                ? new Frame(0, 0)
                : new Frame(convolutions.get(0).padTop, convolutions.get(0).padLeft);
        Shape map = frame.around(image);
        int at = 0;
        for (Convolution c : convolutions) {
            // The first convolution's padding is added around the image, which is copied anyway.
            boolean first = stages.isEmpty();
            int padTop = first ? 0 : c.padTop;
            int padLeft = first ? 0 : c.padLeft;
            Shape linear = c.linear(first ? image : map);
            if (linear.height() < 1 || linear.width() < 1) {
                return null;
            }
            int weights = at + c.channels;
            int gammas = weights + c.channels * map.channels() * c.height * c.width;
            Shape out = c.pooling.pooled(linear);
            stages.add(new Stage(
                    false,
                    map,
                    c.height,
                    c.width,
                    padTop,
                    padLeft,
                    linear,
                    out,
                    weights,
                    at,
                    c.norm,
                    gammas,
                    c.activation,
                    c.pooling,
                    1,
                    0));
            at = gammas + (c.norm == null ? 0 : 4 * c.channels);
            map = out;
        }
        return map.equals(flat) ? addDense(stages, map, at, image, frame) : null;
    }

    private Plan addDense(List<Stage> stages, Shape flattened, int start, Shape image, Frame frame) {
        Shape map = flattened;
        int at = start;
        int dropouts = 0;
        for (Dense d : dense) {
            Shape out = Shape.of(d.outputs);
            int biases = at + map.size() * d.outputs;
            int gammas = biases + d.outputs;
            stages.add(new Stage(
                    true,
                    map,
                    0,
                    0,
                    0,
                    0,
                    out,
                    out,
                    at,
                    biases,
                    d.norm,
                    gammas,
                    d.activation,
                    Pooling.NONE,
                    d.keep,
                    dropouts));
            dropouts += d.keep < 1 ? 1 : 0;
            at = gammas + (d.norm == null ? 0 : 4 * d.outputs);
            map = out;
        }
        return new Plan(image, frame, List.copyOf(stages), at, seed);
    }
}
