package dev.lenet.trainer.model;

import java.util.Locale;

/** Converts enum constants to the words for them in settings and files. */
final class Ids {

    private Ids() {}

    /** For example {@code leaky-relu}. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
