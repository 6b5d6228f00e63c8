package dev.lenet.trainer.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamTests {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void doesEveryItemOnce(int size) {
        try (Team team = new Team(size)) {
            for (int round = 0; round < 2000; round++) {
                AtomicIntegerArray done = new AtomicIntegerArray(7);
                team.run(7, (item, member) -> {
                    assertThat(member).isBetween(0, size - 1);
                    done.incrementAndGet(item);
                });
                assertThat(done).hasToString("[1, 1, 1, 1, 1, 1, 1]");
            }
        }
    }

    @Test
    void reportsAFailureAndGoesOn() {
        try (Team team = new Team(2)) {
            Team.Task failing = (item, member) -> {
                if (item == 3) {
                    throw new UnsupportedOperationException("three");
                }
            };
            assertThatIllegalStateException()
                    .isThrownBy(() -> team.run(5, failing))
                    .withMessageContaining("three");
            AtomicIntegerArray done = new AtomicIntegerArray(2);
            team.run(2, (item, member) -> done.incrementAndGet(item));
            assertThat(done).hasToString("[1, 1]");
        }
    }

    @Test
    void needsSomeone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Team(0)).withMessageContaining("not 0");
    }
}
