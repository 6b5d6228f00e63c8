package dev.lenet.trainer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.store.StoreException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobQueueTests {

    @TempDir
    Path models;

    private JobQueue queue;

    @BeforeEach
    void open() {
        queue = opened();
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void keepsARunUntilItHasEnded() throws Exception {
        assertThat(queue.add(run("a"))).isEqualTo(1);
        assertThat(queue.add(run("b"))).isEqualTo(2);
        QueuedRun first = queue.take(() -> false);
        assertThat(first).isEqualTo(run("a"));
        assertThat(queue.waiting()).containsExactly(run("b"));
        assertThat(queue.contains("a")).isTrue();

        reopen(); // as after a crash
        assertThat(queue.waiting()).containsExactly(run("a"), run("b"));
        queue.take(() -> false);
        queue.done();
        reopen();
        assertThat(queue.waiting()).containsExactly(run("b"));
    }

    @Test
    void refusesANameTwice() {
        queue.add(run("a"));

        assertThatThrownBy(() -> queue.add(run("a"))).isInstanceOf(SettingsException.class);
    }

    @Test
    void handsOutNothingOnceItCloses() throws Exception {
        queue.add(run("a"));

        assertThat(queue.take(() -> true)).isNull();
    }

    @Test
    void staysLockedAfterASecondTryOfThisProcess() throws Exception {
        assertThatThrownBy(this::opened).isInstanceOf(StoreException.class);

        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherProcess.class.getName(),
                        models.resolve(".queue.lock").toString())
                .start();
        assertThat(other.waitFor()).isEqualTo(AnotherProcess.LOCKED);
    }

    /** Asks for the lock from outside: within one JVM, Java itself refuses a second lock. */
    static final class AnotherProcess {

        static final int LOCKED = 3;

        public static void main(String[] args) throws Exception {
            try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
                System.exit(channel.tryLock() == null ? LOCKED : 0);
            }
        }
    }

    @Test
    void leavesNoTraceUnlessItIsOpened() {
        JobQueue closed = new JobQueue(models.resolve("new"));

        assertThat(closed.isOpen()).isFalse();
        assertThatThrownBy(() -> closed.add(run("a"))).isInstanceOf(IllegalStateException.class);
        assertThat(models.resolve("new")).doesNotExist();
    }

    @Test
    void belongsToOneTrainer() {
        assertThatThrownBy(this::opened)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another trainer serves");
    }

    @Test
    void aDamagedFileIsNotOverwritten() throws Exception {
        queue.close();
        Files.writeString(models.resolve("queue.json"), "{\"runs\":[{\"run\":");

        assertThatThrownBy(this::opened)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("queue.json is damaged");
        assertThat(models.resolve("queue.json")).hasContent("{\"runs\":[{\"run\":");
    }

    private JobQueue opened() {
        JobQueue opened = new JobQueue(models);
        opened.open();
        return opened;
    }

    private void reopen() {
        queue.close();
        queue = opened();
    }

    private static QueuedRun run(String name) {
        return new QueuedRun(name, Specs.of(Variant.VAR2, 3), Instant.parse("2026-01-31T12:00:00Z"));
    }
}
