package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;
import java.time.Clock;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Finds a name that no run or study has yet. */
public final class FreeName {

    private FreeName() {}

    /**
     * Returns a name for a run or study that was given none.
     *
     * @param what the name of a variant or of a kind of work, for example {@code study}
     * @return {@code what} and the time in UTC, for example {@code study-20260131-120000}
     */
    public static String stamped(String what) {
        return what + "-" + Text.stamp(Clock.systemUTC().instant());
    }

    /**
     * Takes the first free name: the wish itself, or the wish followed by {@code -2}, {@code -3} and so on.
     *
     * @param wish a name
     * @param take takes a name atomically; false if it is already taken
     * @return the name that was taken
     */
    public static String first(String wish, Predicate<String> take) {
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> i == 1 ? wish : wish + "-" + i)
                .filter(take)
                .findFirst()
                .orElseThrow();
    }
}
