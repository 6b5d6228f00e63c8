package dev.lenet.trainer.bench;

import java.util.Locale;

/**
 * One measured piece of work.
 *
 * @param amount the number of images or multiplications
 * @param nanos how long it took
 * @param value a further result: the last loss, the accuracy, bytes
 */
record Sample(long amount, long nanos, double value) {

    /**
     * Reads a worker's answer.
     *
     * @param line the three values, separated by blanks
     * @return the sample
     * @throws IllegalArgumentException if the line is something else
     */
    static Sample parse(String line) {
        String[] parts = line.split(" ");
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a worker answered \"%s\", expected three numbers", line));
        }
        return new Sample(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Double.parseDouble(parts[2]));
    }

    /**
     * The speed.
     *
     * @return amount per second
     */
    double rate() {
        return amount / (nanos * 1e-9);
    }

    @Override
    public String toString() {
        return amount + " " + nanos + " " + value;
    }
}
