package dev.lenet.trainer.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The positions that each weight of a convolution meets. Its gradient is a sum over them,
 * {@code dw[o][c][i][j] = sum over y, x of dz[o][y][x] * in[c][y + i - top][x + j - left]}. Weights that meet the same
 * positions form a <em>part</em>; without padding, there is only one part.
 */
abstract class Correlation implements ConvolutionGradient {
    private final int weights;
    final int channels;
    final int taps;
    /** Strides in floats: of the input's rows, of dz's rows and of dz's channels. */
    final int inRow;

    final int row;
    final int plane;
    /** Rows of dz, and how many of them are processed together. */
    final int height;

    final int rows;
    final List<Part> parts;

    /**
     * Weights that meet the same positions.
     *
     * @param top first row of dz
     * @param left first column
     * @param height rows
     * @param width columns
     * @param taps two numbers for each weight: the offset of its input at the first position, and its index among the
     *     output channel's weights
     * @param positions two numbers for each position of the rows processed together: its offsets in the input and in dz
     */
    record Part(int top, int left, int height, int width, int[] taps, int[] positions) {}

    private record Rectangle(int top, int left, int height, int width) {}

    /**
     * Prepares the gradient of a stage's weights.
     *
     * @param s a convolution
     * @param together positions processed together, rounded down to whole rows
     */
    Correlation(Stage s, int together) {
        weights = s.weights();
        channels = s.linear().channels();
        taps = s.taps();
        inRow = s.in().width() * Group.SIZE;
        row = s.linear().width() * Group.SIZE;
        plane = s.linear().plane();
        height = s.linear().height();
        rows = Math.min(height, Math.max(1, together / s.linear().width()));
        Map<Rectangle, List<Integer>> found = new LinkedHashMap<>();
        for (int tap = 0; tap < taps; tap++) {
            int i = tap / s.kernelWidth() % s.kernelHeight() - s.padTop();
            int j = tap % s.kernelWidth() - s.padLeft();
            int top = Math.max(0, -i);
            int left = Math.max(0, -j);
            int height = Math.min(s.linear().height(), s.in().height() - i) - top;
            int width = Math.min(s.linear().width(), s.in().width() - j) - left;
            if (height > 0 && width > 0) {
                int channel = tap / (s.kernelWidth() * s.kernelHeight());
                int first = channel * s.in().positions() + (top + i) * s.in().width() + left + j;
                List<Integer> list =
                        found.computeIfAbsent(new Rectangle(top, left, height, width), r -> new ArrayList<>());
                list.add(first * Group.SIZE);
                list.add(tap);
            }
        }
        parts = found.entrySet().stream()
                .map(e -> part(e.getKey(), e.getValue()))
                .toList();
    }

    @Override
    public final int sums() {
        return channels * taps * Group.SIZE;
    }

    @Override
    public final void reduce(int channel, Sums[] sums, int pieces, int index, float[] gradient) {
        int first = channel * taps;
        Sums.fold(sums, pieces, index, first * Group.SIZE, taps * Group.SIZE);
        for (int k = first; k < first + taps; k++) {
            gradient[weights + k] = Sums.lanes(sums[0].weights[index], k);
        }
    }

    private Part part(Rectangle r, List<Integer> list) {
        int[] positions = new int[2 * Math.min(rows, r.height) * r.width];
        for (int n = 0; n < positions.length / 2; n++) {
            int column = n % r.width * Group.SIZE;
            positions[2 * n] = n / r.width * inRow + column;
            positions[2 * n + 1] = n / r.width * row + column;
        }
        int[] weights = list.stream().mapToInt(Integer::intValue).toArray();
        return new Part(r.top, r.left, r.height, r.width, weights, positions);
    }
}
