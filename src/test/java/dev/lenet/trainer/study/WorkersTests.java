package dev.lenet.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.study.Workers.Round;
import org.junit.jupiter.api.Test;

class WorkersTests {

    @Test
    void lastRunGetsTheWholeMachine() {
        assertThat(new Workers(2, 2).rounds(5)).containsExactly(new Round(4, 2, 1), new Round(1, 1, 2));
    }

    @Test
    void fewRunsShareManyProcessors() {
        assertThat(new Workers(16, 16).rounds(5)).containsExactly(new Round(5, 5, 3));
    }

    @Test
    void noRoundIsEndedWhereNothingIsWon() {
        assertThat(new Workers(3, 3).rounds(5)).containsExactly(new Round(5, 3, 1));
        assertThat(new Workers(2, 1).rounds(3)).containsExactly(new Round(3, 2, 1));
        assertThat(new Workers(1, 4).rounds(3)).containsExactly(new Round(3, 1, 4));
    }

    @Test
    void nothingToDoTakesNoRound() {
        assertThat(new Workers(2, 2).rounds(0)).isEmpty();
    }
}
