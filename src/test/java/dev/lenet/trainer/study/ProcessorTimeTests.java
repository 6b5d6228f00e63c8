package dev.lenet.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProcessorTimeTests {

    private final AtomicLong clock = new AtomicLong(5_000_000_000L);
    private final ProcessorTime time = new ProcessorTime(clock::get);

    @Test
    void isSharedEquallyWhileRunsTrainAtOnce() {
        ProcessorTime.Share first = time.begin();
        clock.addAndGet(4_000_000_000L);
        ProcessorTime.Share second = time.begin();
        clock.addAndGet(6_000_000_000L);

        assertThat(first.end()).isEqualTo(4 + 3);
        clock.addAndGet(1_000_000_000L);
        assertThat(second.end()).isEqualTo(3 + 1);
    }

    @Test
    void isNobodysWhileNothingTrains() {
        time.begin().end();
        clock.addAndGet(9_000_000_000L);

        assertThat(time.begin().end()).isZero();
    }

    @Test
    void ofThisProcessGrows() {
        ProcessorTime.Share share = new ProcessorTime().begin();
        long until = System.nanoTime() + 50_000_000;
        double sink = 0;
        while (System.nanoTime() < until) {
            sink += Math.sqrt(sink + 1);
        }

        assertThat(sink).isPositive();
        assertThat(share.end()).isPositive();
    }
}
