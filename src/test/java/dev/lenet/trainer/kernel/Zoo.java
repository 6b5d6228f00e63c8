package dev.lenet.trainer.kernel;

import dev.lenet.trainer.kernel.NetworkSpec.Act;
import dev.lenet.trainer.kernel.NetworkSpec.Conv;
import dev.lenet.trainer.kernel.NetworkSpec.Hidden;
import dev.lenet.trainer.kernel.NetworkSpec.Pool;
import java.util.List;

/** Ten networks, each unlike LeNet-5 in its own way. */
public enum Zoo {
    /** As in 1998: tanh and average pooling. */
    CLASSIC(
            image(1, 28, 28),
            List.of(conv(6, 5, 2, Act.TANH, Pool.AVG), conv(16, 5, 0, Act.TANH, Pool.AVG)),
            List.of(hidden(120, Act.TANH), hidden(84, Act.TANH)),
            10),
    SMALL_KERNELS(
            image(1, 28, 28),
            List.of(conv(8, 3, 1, Act.RELU, Pool.MAX), conv(16, 3, 1, Act.RELU, Pool.MAX)),
            List.of(hidden(120, Act.RELU), hidden(84, Act.RELU)),
            10),
    WIDE(
            image(1, 28, 28),
            List.of(conv(12, 5, 2, Act.RELU, Pool.MAX), conv(32, 5, 0, Act.RELU, Pool.MAX)),
            List.of(hidden(240, Act.RELU), hidden(84, Act.RELU)),
            10),
    /** 858,000 parameters. */
    LARGE(
            image(1, 28, 28),
            List.of(conv(32, 5, 2, Act.RELU, Pool.MAX), conv(64, 5, 2, Act.RELU, Pool.MAX)),
            List.of(hidden(256, Act.RELU)),
            10),
    /** Batch norm everywhere, on colour images. */
    COLOUR(
            image(3, 32, 32),
            List.of(
                    new Conv(16, 3, 1, true, Act.SWISH, Pool.MAX),
                    new Conv(32, 3, 1, true, Act.SWISH, Pool.MAX),
                    new Conv(64, 3, 1, true, Act.SWISH, Pool.MAX)),
            List.of(new Hidden(128, true, Act.SWISH, 1)),
            10),
    ONE_BLOCK(image(1, 28, 28), List.of(conv(16, 5, 2, Act.RELU, Pool.MAX)), List.of(hidden(120, Act.RELU)), 47),
    PERCEPTRON(image(1, 28, 28), List.of(), List.of(hidden(256, Act.RELU), hidden(128, Act.RELU)), 10),
    TWO_CLASSES(
            image(1, 28, 28),
            List.of(conv(6, 5, 2, Act.GELU, Pool.MAX), conv(16, 5, 0, Act.GELU, Pool.MAX)),
            List.of(new Hidden(120, false, Act.GELU, 0.5), new Hidden(84, false, Act.GELU, 0.5)),
            2),
    ODD(
            image(1, 31, 27),
            List.of(conv(7, 5, 2, Act.RELU, Pool.MAX), conv(13, 5, 0, Act.RELU, Pool.MAX)),
            List.of(hidden(122, Act.RELU), hidden(86, Act.RELU), hidden(50, Act.RELU)),
            10),
    NO_POOLING(
            image(1, 28, 28),
            List.of(
                    conv(8, 3, 1, Act.RELU, Pool.NONE),
                    conv(8, 3, 1, Act.RELU, Pool.NONE),
                    conv(8, 3, 1, Act.RELU, Pool.NONE),
                    conv(8, 3, 1, Act.RELU, Pool.NONE)),
            List.of(hidden(84, Act.RELU)),
            10);

    private final NetworkSpec spec;

    Zoo(int[] image, List<Conv> convolutions, List<Hidden> hidden, int classes) {
        this.spec = new NetworkSpec(image, convolutions, hidden, classes, false);
    }

    public NetworkSpec spec() {
        return spec;
    }

    private static int[] image(int channels, int height, int width) {
        return new int[] {channels, height, width};
    }

    private static Conv conv(int channels, int kernel, int padding, Act act, Pool pool) {
        return new Conv(channels, kernel, padding, false, act, pool);
    }

    private static Hidden hidden(int outputs, Act act) {
        return new Hidden(outputs, false, act, 1);
    }
}
