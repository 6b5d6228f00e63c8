package dev.lenet.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.store.Claims.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each {@code Claims} stands for a process of its own; time passes only when a test says so. */
class ClaimsTests {

    /** So long that no heartbeat comes while a test runs. */
    private static final Duration LIFE = Duration.ofHours(1);

    /** Above Linux's largest process number. */
    private static final long NO_PROCESS = 1L << 30;

    private final AtomicLong now = new AtomicLong();

    @TempDir
    Path study;

    private Claims worker() {
        return new Claims(study, LIFE, now::get);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void oneWorkerHasACell() {
        Claims other = worker();
        try (Claim claim = taken(worker().take("var3"))) {
            assertThat(claim.attempt()).isEqualTo(1);
            assertThat(other.take("var3")).isNull();
            assertThat(other.take("var30")).as("another cell").isNotNull();
            assertThat(other.ownerName("var3"))
                    .contains("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aCellThatWasLetGoIsFreeAtOnce() {
        taken(worker().take("var3")).close();

        try (Claim claim = taken(worker().take("var3"))) {
            assertThat(claim.attempt()).isEqualTo(2);
            assertThat(claim.isTakenOver()).isFalse();
        }
    }

    @Test
    void aWorkerWithoutASignOfLifeIsGivenUpAfterTheLifeOfAClaim() {
        Claims other = worker();
        try (Claim dead = taken(worker().take("var3"))) {
            assertThat(other.owner("var3")).isEqualTo(Owner.UNKNOWN);
            pass(LIFE.minusNanos(1));
            assertThat(other.take("var3")).isNull();
            pass(Duration.ofNanos(1));
            assertThat(other.owner("var3")).isEqualTo(Owner.GONE);

            try (Claim claim = taken(other.take("var3"))) {
                assertThat(claim.attempt()).isEqualTo(2);
                assertThat(claim.isTakenOver()).isTrue();
                assertThatExceptionOfType(ClaimLostException.class)
                        .isThrownBy(dead::check)
                        .withMessageContaining("var3 was taken over by another worker")
                        .withMessageContaining(
                                "process " + ProcessHandle.current().pid());
                assertThat(dead.isLost()).isTrue();
                claim.check();
            }
        }
    }

    /** After a kill or a power cut, the next process of the same machine need not wait for the claim to expire. */
    @Test
    void aWorkerThatDiedOnThisMachineIsGivenUpSoon() throws IOException {
        claimOf(HostName.get());
        Claims watcher = worker();

        assertThat(watcher.take("var3")).isNull();
        pass(Claims.SETTLING.minusNanos(1));
        assertThat(watcher.owner("var3")).isEqualTo(Owner.UNKNOWN);
        pass(Duration.ofNanos(1));
        assertThat(watcher.owner("var3")).isEqualTo(Owner.GONE);
        try (Claim claim = taken(watcher.take("var3"))) {
            assertThat(claim.isTakenOver()).isTrue();
        }
    }

    /** A worker that took over from a suspended one has no lock while that one lives, and none after it died. */
    @Test
    void aWorkerOfThisMachineThatLivesNeedsNoLock() {
        Claims watcher = worker();
        try (Claim claim = taken(worker().take("var3"))) {
            assertThat(watcher.take("var3")).isNull();
            pass(LIFE.minusNanos(1));
            assertThat(watcher.owner("var3")).isEqualTo(Owner.UNKNOWN);
            claim.check();
        }
    }

    @Test
    void aDeadProcessThatStillLocksTheFolderMayBeOneOfAnotherContainer() throws IOException {
        claimOf(HostName.get());
        Claims watcher = worker();
        try (FolderLock lock = FolderLock.take(Files.createDirectory(study.resolve("var3")))) {
            assertThat(watcher.take("var3")).isNull();
            pass(LIFE.minusNanos(1));
            assertThat(watcher.owner("var3")).isEqualTo(Owner.UNKNOWN);
        }
    }

    @Test
    void aWorkerOfAnotherMachineMayBeAliveWithoutALock() throws IOException {
        claimOf("elsewhere");
        Claims watcher = worker();

        assertThat(watcher.take("var3")).isNull();
        pass(LIFE.minusNanos(1));
        assertThat(watcher.owner("var3")).isEqualTo(Owner.UNKNOWN);
    }

    private void claimOf(String machine) throws IOException {
        Path file = Files.createDirectory(study.resolve(Claims.FOLDER)).resolve("var3.1");
        Files.writeString(file, machine + ", process " + NO_PROCESS + ", 0f8fad5b\nat work 0000000000\n");
    }

    @Test
    void whoWatchesSeesASignOfLifeByAnyChangeOfTheFile() throws IOException {
        Claims other = worker();
        try (Claim claim = taken(worker().take("var3"))) {
            assertThat(other.owner("var3")).isEqualTo(Owner.UNKNOWN);
            pass(LIFE.minusNanos(1));
            Path file = study.resolve(Claims.FOLDER).resolve("var3.1");
            Files.writeString(file, Files.readString(file).replace("0000000000", "0000000001"));

            assertThat(other.owner("var3")).isEqualTo(Owner.ALIVE);
            pass(LIFE.minusNanos(1));
            assertThat(other.take("var3")).isNull();
            claim.check();
        }
    }

    @Test
    void aClaimBeats() throws Exception {
        Claims quick = new Claims(study, Duration.ofMillis(60), System::nanoTime);
        try (Claim claim = taken(quick.take("var3"))) {
            Path file = study.resolve(Claims.FOLDER).resolve("var3.1");
            String before = Files.readString(file);
            while (Files.readString(file).equals(before)) {
                Thread.sleep(1);
            }
            assertThat(Files.readString(file)).hasSameSizeAs(before);
            assertThat(claim.isLost()).isFalse();
        }
    }

    @Test
    void aWorkerNoticesEvenAfterItsSuccessorHasEnded() {
        Claim first = taken(worker().take("var3"));
        Claims second = worker();
        second.owner("var3");
        pass(LIFE);
        taken(second.take("var3")).close();
        taken(worker().take("var3")).close();

        assertThatExceptionOfType(ClaimLostException.class).isThrownBy(first::check);
        first.close();
        assertThat(worker().take("var3")).as("its end frees or blocks nothing").isNotNull();
    }

    /** The moment between making the file and writing to it. */
    @Test
    void anEmptyClaimIsWatchedLikeAnyOther() throws IOException {
        Files.createDirectories(study.resolve(Claims.FOLDER));
        Files.createFile(study.resolve(Claims.FOLDER).resolve("var3.1"));
        Claims worker = worker();

        assertThat(worker.take("var3")).isNull();
        pass(LIFE);
        assertThat(worker.take("var3")).isNotNull();
    }

    @Test
    void ofManyOnlyOneTakesOver() throws Exception {
        int many = 8;
        List<Claims> workers = new ArrayList<>();
        Claim dead = taken(worker().take("var3"));
        for (int i = 0; i < many; i++) {
            workers.add(worker());
            workers.get(i).owner("var3");
        }
        pass(LIFE);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            CyclicBarrier together = new CyclicBarrier(many);
            List<Callable<Boolean>> tasks = workers.stream()
                    .<Callable<Boolean>>map(worker -> () -> {
                        together.await();
                        return worker.take("var3") != null;
                    })
                    .toList();
            int winners = 0;
            for (Future<Boolean> won : threads.invokeAll(tasks)) {
                winners += won.get() ? 1 : 0;
            }
            assertThat(winners).isOne();
        } finally {
            threads.shutdown();
            dead.close();
        }
    }

    @Test
    void nothingIsWrittenToAFolderThatWasTakenOver() throws IOException {
        Claims other = worker();
        try (Claim claim = taken(worker().take("var3"));
                RunFolder asleep = RunFolder.openOrCreate(study, claim)) {
            asleep.write(Records.running("var3"));
            other.owner("var3");
            pass(LIFE);
            try (Claim next = taken(other.take("var3"));
                    RunFolder awake = RunFolder.openOrCreate(study, next)) {
                assertThat(awake.attempt()).isEqualTo(2);
                byte[] before = Files.readAllBytes(awake.file(RunRecord.FILE));

                for (Runnable write : List.<Runnable>of(
                        () -> asleep.write(Records.running("other")), () -> asleep.write(List.of()), asleep::clear)) {
                    assertThatExceptionOfType(ClaimLostException.class).isThrownBy(write::run);
                }

                assertThat(awake.file(RunRecord.FILE)).hasBinaryContent(before);
                assertThat(awake.file(HistoryCsv.FILE)).doesNotExist();
                awake.write(Records.running("var3"));
            }
        }
    }

    /** The owner falls asleep while it writes: what it wrote aside must not come into the place of the new owner's file. */
    @Test
    void aWriteThatWasInterruptedByATakeOverReplacesNothing() throws IOException {
        Path file = study.resolve("file");
        AtomicFiles.writeText(file, "new owner's");
        Claims other = worker();
        try (Claim asleep = taken(worker().take("var3"))) {
            other.owner("var3");
            pass(LIFE);
            assertThatExceptionOfType(ClaimLostException.class)
                    .isThrownBy(() -> AtomicFiles.write(
                            file,
                            null,
                            out -> {
                                out.write('x');
                                taken(other.take("var3"));
                            },
                            asleep::check));
        }
        assertThat(file).hasContent("new owner's");
    }

    private static Claim taken(@Nullable Claim claim) {
        return Objects.requireNonNull(claim, "the cell was not free");
    }
}
