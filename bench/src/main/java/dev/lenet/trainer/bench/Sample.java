package dev.lenet.trainer.bench;

import java.util.Locale;

/**
 * One measured stretch of work.
 *
 * @param amount what was done: images, or multiplications
 * @param nanos how long it took
 * @param value what else is worth knowing: the last loss, the accuracy, bytes
 */
record Sample(long amount, long nanos, double value) {

    /**
     * Reads a worker's answer.
     *
     * @param line the three values with blanks between
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
     * @return amount a second
     */
    double rate() {
        return amount / (nanos * 1e-9);
    }

    @Override
    public String toString() {
        return amount + " " + nanos + " " + value;
    }
}
