package dev.lenet.trainer.kernel;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Makes HotSpot compile the vector kernels as soon as they are hot, wait for the compiler instead of interpreting them
 * until it gets to them, and inline the methods that return vectors to them.
 *
 * <p>When interpreted, each vector operation allocates one or more objects. A kernel that runs for a second that way
 * leaves hundreds of megabytes of garbage, which makes the collector grow the heap and slows down the compiler that
 * would end it.
 */
final class PromptCompilation {

    private static final String PACKAGE =
            PromptCompilation.class.getPackageName().replace('.', '/') + "/";

    /**
     * Methods that return vectors to kernels. HotSpot in JDK 17 does not inline a method that has run fewer than 250
     * times (MinInliningThreshold), and a vector returned by a call stays an object, as do all sums that start from it.
     * A loop over thousands of inputs is compiled long before its first line has run that often.
     */
    static final List<String> INLINED = List.of(
            "VectorActivations.argument",
            "VectorAveragePooling.activation",
            "VectorDenseTiles.start",
            "VectorExp.exp",
            "VectorExp.expm1",
            "VectorExp.polynomial",
            "VectorExp.power",
            "VectorExp.sigmoid",
            "VectorExp.broadcast",
            "VectorMaxPooling.affine");

    /**
     * Of a method, the first of these that matches counts. All other vector loops are compiled by themselves: the methods
     * that choose among them, and the blocks that call those, would inline all that they have met, until HotSpot stops because
     * the whole is too large (NodeCountInliningCutoff) and leaves the vectors of the last one objects.
     */
    private static final String DIRECTIVES = String.format(
            Locale.ROOT,
            """
            [
              {
                match: ["%1$sVector*.*"],
                BackgroundCompilation: false,
                inline: [%2$s, "-%1$sVectorActivations.*", "-%1$sVectorDerivatives.*"]
              },
              { match: ["%1$s*.*"], inline: ["-%1$sVector*.*"] }
            ]
            """,
            PACKAGE,
            INLINED.stream().map(method -> "\"+" + PACKAGE + method + "\"").collect(Collectors.joining(", ")));

    private PromptCompilation() {}

    /** Issues the directive. */
    static void request() {
        CompilerDirectives.add(DIRECTIVES);
    }
}
