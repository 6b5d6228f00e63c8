package dev.lenet.trainer.kernel;

import dev.lenet.trainer.kernel.NetworkSpec.Act;
import dev.lenet.trainer.kernel.NetworkSpec.Conv;
import dev.lenet.trainer.kernel.NetworkSpec.Hidden;
import dev.lenet.trainer.kernel.NetworkSpec.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws networks of the family that the kernels run. */
public final class RandomNetwork {
    private final Random random;
    private int height;
    private int width;
    private final int mostChannels;

    private RandomNetwork(long seed, int mostChannels) {
        this.mostChannels = mostChannels;
        // Seeds close to each other give similar first numbers.
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /**
     * Draws one.
     *
     * @param seed decides everything
     * @param largest height and width of an image at most
     * @param mostChannels of a convolution; from 16 on, some are computed by Winograd's algorithm
     * @return a network
     */
    public static NetworkSpec draw(long seed, int largest, int mostChannels) {
        return new RandomNetwork(seed, mostChannels).draw(largest);
    }

    private NetworkSpec draw(int largest) {
        height = between(8, largest);
        width = between(8, largest);
        int[] image = {between(1, 4), height, width};
        List<Conv> convolutions = new ArrayList<>();
        for (int count = between(0, 4); convolutions.size() < count; ) {
            convolutions.add(convolution());
        }
        List<Hidden> hidden = new ArrayList<>();
        for (int count = between(0, 4); hidden.size() < count; ) {
            int outputs = random.nextInt(4) == 0 ? (random.nextBoolean() ? 122 : 86) : between(1, 60);
            double keep = random.nextInt(3) == 0 ? 0.2 + 0.7 * random.nextDouble() : 1;
            hidden.add(new Hidden(outputs, random.nextInt(4) == 0, act(), keep));
        }
        int classes = random.nextInt(8) == 0 ? between(2, 1000) : between(2, 20);
        return new NetworkSpec(image, convolutions, hidden, classes, random.nextBoolean());
    }

    private Conv convolution() {
        int kernel = between(1, Math.min(7, Math.min(height, width)));
        int padding = between(0, kernel - 1);
        height += 2 * padding - kernel + 1;
        width += 2 * padding - kernel + 1;
        Pool pool = height < 2 || width < 2 ? Pool.NONE : Pool.values()[random.nextInt(3)];
        if (pool != Pool.NONE) {
            height /= 2;
            width /= 2;
        }
        return new Conv(between(1, mostChannels), kernel, padding, random.nextInt(3) == 0, act(), pool);
    }

    private Act act() {
        return Act.values()[random.nextInt(Act.values().length)];
    }

    private int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }
}
