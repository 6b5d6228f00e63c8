package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;
import java.time.Clock;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** How a name is found that no run or study has yet. */
public final class FreeName {

    private FreeName() {}

    /**
     * A name for what was given none.
     *
     * @param what the name of a variant or of a kind of work, for example {@code study}
     * @return with the time, UTC, for example {@code study-20260131-120000}
     */
    public static String stamped(String what) {
        return what + "-" + Text.stamp(Clock.systemUTC().instant());
    }

    /**
     * Takes the first name that can be had: the wish itself, or with {@code -2}, {@code -3} and so on behind it.
     *
     * @param wish a name
     * @param take takes a name in one step, so that no one else can; false if someone has it
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
