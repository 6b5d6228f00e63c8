package dev.lenet.trainer.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which weights meet which inputs at each position of a convolution, or of the gradient of its input, which is a
 * convolution too. Near an edge, part of the kernel lies outside the map: those weights are skipped instead of
 * multiplied by zeros. Positions in one row that meet the same weights form a <em>run</em>.
 */
final class Taps {
    /**
     * Numbers that describe a run: input and output offset of its first position, number of positions, first tap and
     * the one after the last.
     */
    static final int RUN = 5;

    /** Output channels, and floats between the starts of two. */
    final int rows;

    final int plane;
    /** Taps of one output channel, including those outside the map. */
    final int count;

    final int[] runs;

    /** Two numbers for each tap: the offset of its input from the position, and its index among the {@link #count}. */
    final int[] table;

    /**
     * Where the weights of the first output channel's {@link #count} taps are in the flat parameters, and the distance to
     * those of the next channel.
     */
    final int[] sources;

    final int sourceStride;

    /** A range of the kernel's rows or columns: the first inside the map and the one after the last. */
    private record Span(int from, int to) {}

    private Taps(Builder builder, int rows, int plane, int[] sources, int sourceStride) {
        this.rows = rows;
        this.plane = plane;
        this.count = sources.length;
        this.runs = builder.runs.stream().mapToInt(Integer::intValue).toArray();
        this.table = builder.table.stream().mapToInt(Integer::intValue).toArray();
        this.sources = sources;
        this.sourceStride = sourceStride;
    }

    /** {@code z[o][y][x] = sum over c, i, j of w[o][c][i][j] * in[c][y + i - top][x + j - left]}. */
    static Taps forward(Stage s) {
        int[] sources = new int[s.taps()];
        for (int t = 0; t < sources.length; t++) {
            sources[t] = s.weights() + t;
        }
        Builder builder = new Builder(s, s.in(), s.linear(), 1);
        return new Taps(builder, s.linear().channels(), s.linear().plane(), sources, sources.length);
    }

    /** {@code dx[c][y][x] = sum over o, i, j of w[o][c][i][j] * dz[o][y - i + top][x - j + left]}. */
    static Taps backward(Stage s) {
        int kernel = s.kernelHeight() * s.kernelWidth();
        int[] sources = new int[s.linear().channels() * kernel];
        for (int t = 0; t < sources.length; t++) {
            int row = t % kernel / s.kernelWidth();
            int column = s.kernelWidth() - 1 - t % s.kernelWidth();
            sources[t] = s.weights() + t / kernel * s.taps() + row * s.kernelWidth() + column;
        }
        Builder builder = new Builder(s, s.linear(), s.in(), -1);
        return new Taps(builder, s.in().channels(), s.in().plane(), sources, kernel);
    }

    private static final class Builder {
        private final List<Integer> runs = new ArrayList<>();
        private final List<Integer> table = new ArrayList<>();
        private final Map<List<Span>, Span> known = new HashMap<>();
        private final Stage s;
        private final Shape from;
        private final int direction;

        Builder(Stage s, Shape from, Shape to, int direction) {
            this.s = s;
            this.from = from;
            this.direction = direction;
            for (int y = 0; y < to.height(); y++) {
                Span rows = span(y, s.kernelHeight(), s.padTop(), from.height());
                for (int x = 0, end; x < to.width(); x = end) {
                    Span columns = span(x, s.kernelWidth(), s.padLeft(), from.width());
                    end = x + 1;
                    while (end < to.width()
                            && span(end, s.kernelWidth(), s.padLeft(), from.width())
                                    .equals(columns)) {
                        end++;
                    }
                    Span taps = known.computeIfAbsent(List.of(rows, columns), spans -> taps(rows, columns));
                    int origin = (y - direction * s.padTop()) * from.width() + x - direction * s.padLeft();
                    runs.addAll(List.of(
                            origin * Group.SIZE, (y * to.width() + x) * Group.SIZE, end - x, taps.from, taps.to));
                }
            }
        }

        /** The kernel's rows or columns that lie inside the map at one position. */
        private Span span(int position, int kernel, int padding, int size) {
            int first = kernel;
            int last = -1;
            for (int i = 0; i < kernel; i++) {
                int met = position + direction * (i - padding);
                if (met >= 0 && met < size) {
                    first = Math.min(first, i);
                    last = i;
                }
            }
            return new Span(first, last + 1);
        }

        private Span taps(Span rows, Span columns) {
            int first = table.size() / 2;
            int kernel = s.kernelHeight() * s.kernelWidth();
            for (int c = 0; c < from.channels(); c++) {
                for (int i = rows.from; i < rows.to; i++) {
                    for (int k = 0; k < columns.to - columns.from; k++) {
                        // Inputs in memory order, which is from the kernel's last column to its first in the backward
                        // pass.
                        int j = direction > 0 ? columns.from + k : columns.to - 1 - k;
                        int column = direction > 0 ? j : s.kernelWidth() - 1 - j;
                        int input = c * from.positions() + direction * (i * from.width() + j);
                        table.add(input * Group.SIZE);
                        table.add(c * kernel + i * s.kernelWidth() + column);
                    }
                }
            }
            return new Span(first, table.size() / 2);
        }
    }
}
