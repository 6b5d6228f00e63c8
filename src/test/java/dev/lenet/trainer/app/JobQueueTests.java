package dev.lenet.trainer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.StoreException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        assertThat(queue.add(run("a"))).isEqualTo(new JobQueue.Place("a", 1));
        assertThat(queue.add(run("b"))).isEqualTo(new JobQueue.Place("b", 2));
        QueuedRun first = queue.take(() -> false, run -> {});
        assertThat(first).extracting(QueuedRun::run).isEqualTo("a");
        assertThat(waiting()).containsExactly("b");

        reopen(); // as after a crash
        assertThat(waiting()).containsExactly("a", "b");
        queue.take(() -> false, run -> {});
        queue.done();
        reopen();
        assertThat(waiting()).containsExactly("b");
    }

    @Test
    void aRunWaitsUntilItIsSaidToBegin() throws Exception {
        queue.add(run("a"));

        queue.take(() -> false, run -> assertThat(queue.waiting()).containsExactly(run));

        assertThat(queue.waiting()).isEmpty();
    }

    @Test
    void cancelsWhatWaitsAndNothingElse() throws Exception {
        queue.add(run("a"));
        queue.add(run("b"));
        queue.add(run("c"));
        queue.take(() -> false, run -> {});

        assertThat(queue.cancel("b")).isTrue();
        assertThat(queue.cancel("a")).as("at work").isFalse();
        assertThat(queue.cancel("x")).as("unknown").isFalse();

        assertThat(queue.contains("a")).isTrue();
        assertThat(waiting()).containsExactly("c");
        reopen();
        assertThat(waiting()).containsExactly("a", "c");
    }

    @Test
    void putsToTheFrontWhatIsNamed() throws Exception {
        for (String name : List.of("a", "b", "c", "d")) {
            queue.add(run(name));
        }
        queue.take(() -> false, run -> {});

        queue.order(List.of("d"));

        assertThat(waiting()).containsExactly("d", "b", "c");
        reopen();
        assertThat(waiting()).as("the run at work stays first").containsExactly("a", "d", "b", "c");
    }

    @Test
    void anOrderWithAStrangerChangesNothing() {
        queue.add(run("a"));
        queue.add(run("b"));

        assertThatThrownBy(() -> queue.order(List.of("b", "x")))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("x");
        assertThatThrownBy(() -> queue.order(List.of("b", "b"))).isInstanceOf(NoSuchElementException.class);

        assertThat(waiting()).containsExactly("a", "b");
    }

    @Test
    void refusesANameTwice() {
        queue.add(run("a"));

        assertThatThrownBy(() -> queue.add(run("a"))).isInstanceOf(SettingsException.class);
    }

    @Test
    void refusesTheNameOfWhatIsInTheModelsFolder() throws Exception {
        Files.createDirectory(models.resolve("foreign"));
        Files.writeString(models.resolve("foreign/thesis.txt"), "precious");
        Files.createDirectory(models.resolve("empty"));

        assertThatThrownBy(() -> queue.add(run("foreign"))).isInstanceOf(SettingsException.class);
        queue.add(run("empty"));
        try (RunFolder working = RunFolder.create(models, "working")) {
            assertThatThrownBy(() -> queue.add(run(working.name()))).isInstanceOf(SettingsException.class);
        }
    }

    @Test
    void findsANameForEachOfManyAtOnceUntilItIsFull() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(16);
        RunRequest unnamed = new RunRequest(null, Specs.of(Five.VAR2, 3));
        List<Callable<JobQueue.Place>> requests = Collections.nCopies(200, () -> queue.add(unnamed));
        List<JobQueue.Place> places = new ArrayList<>();
        for (Future<JobQueue.Place> place : clients.invokeAll(requests)) {
            places.add(place.get());
        }
        clients.shutdown();

        assertThat(places).extracting(JobQueue.Place::run).doesNotHaveDuplicates();
        assertThat(places).extracting(JobQueue.Place::position).doesNotHaveDuplicates();
        reopen();
        assertThat(waiting()).hasSize(200);
    }

    @Test
    void handsOutNothingOnceItCloses() throws Exception {
        queue.add(run("a"));

        assertThat(queue.take(() -> true, run -> {})).isNull();
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "7",
                "{\"run\": \"\"}",
                "{\"run\": \"../x\", GOOD}",
                "{\"run\": \"/tmp/x\", GOOD}",
                "{\"run\": \"queue.json\", GOOD}",
                "{\"run\": \"a\\u001b[2J\", GOOD}",
                "{\"run\": null, GOOD}",
                "{\"run\": 7, GOOD}",
                "{\"run\": \"good\", GOOD}",
                "{\"run\": \"x\", \"queued\": \"2026-01-31T12:00:00Z\"}",
                "{\"run\": \"x\", \"spec\": {}, \"queued\": \"2026-01-31T12:00:00Z\"}",
                "{\"run\": \"x\", \"spec\": null, \"queued\": \"2026-01-31T12:00:00Z\"}",
                "{\"run\": \"x\", OTHER}"
            })
    void aDamagedEntryIsPassedOverAndKept(String entry) throws Exception {
        queue.add(run("good"));
        queue.add(run("better"));
        JsonNode written = JsonMapper.shared().readTree(models.resolve("queue.json"));
        String good = written.at("/runs/0").toString();
        String usual = good.substring(good.indexOf("\"spec\""), good.length() - 1);
        String damaged = entry.replace("GOOD", usual)
                .replace("OTHER", usual.replaceFirst("\"dataset\":\"[a-z-]+\"", "\"dataset\":\"mnits\""));
        assertThat(damaged.contains("mnits")).isEqualTo(entry.contains("OTHER"));
        queue.close();
        Files.writeString(
                models.resolve("queue.json"),
                "{\"runs\": [%s, %s, %s]}".formatted(good, damaged, written.at("/runs/1")));

        queue = opened();
        assertThat(waiting()).containsExactly("good", "better");
        queue.add(run("more"));
        reopen();
        assertThat(waiting()).containsExactly("good", "better", "more");
        assertThat(JsonMapper.shared().readTree(models.resolve("queue.json")).at("/damaged"))
                .containsExactly(JsonMapper.shared().readTree(damaged));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "{}", "{\"runs\": null}", "{\"runs\": 7}", "{\"runs\": []} x", "\u0000"})
    void whatIsNoQueueAtAllIsToldInOneLine(String content) throws Exception {
        queue.close();
        Files.writeString(models.resolve("queue.json"), content);

        assertThatThrownBy(this::opened)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("queue.json is damaged")
                .hasMessageNotContaining("\n");
        Files.delete(models.resolve("queue.json"));
        queue = opened(); // what was refused does not keep the lock
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue.json", ".queue.lock"})
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeALinkOrAFolderInPlaceOfAFileIsToldAtOnce(String file) throws Exception {
        queue.close();
        Path path = models.resolve(file);
        Files.deleteIfExists(path);
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(this::opened).isInstanceOf(StoreException.class).hasMessageContainingAll("pipe", file);
        Files.delete(path);
        Files.createDirectory(path);
        assertThatThrownBy(this::opened).isInstanceOf(StoreException.class).hasMessageContainingAll("folder", file);
        Files.delete(path);
        Path outside = Files.writeString(models.resolve("outside"), "{\"runs\": []}");
        Files.createSymbolicLink(path, outside);
        assertThatThrownBy(() -> {
                    JobQueue linked = opened();
                    try {
                        linked.add(run("a"));
                    } finally {
                        linked.close();
                    }
                })
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll("symbolic link", file);
        assertThat(outside).hasContent("{\"runs\": []}");
    }

    private List<String> waiting() {
        return queue.waiting().stream().map(QueuedRun::run).toList();
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

    private static RunRequest run(String name) {
        return new RunRequest(name, Specs.of(Five.VAR2, 3));
    }
}
