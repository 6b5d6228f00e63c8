package dev.lenet.trainer.study;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.SampleImages;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.run.TestSelection;
import dev.lenet.trainer.store.AtomicFiles;
import dev.lenet.trainer.store.Claims;
import dev.lenet.trainer.store.DataRecord;
import dev.lenet.trainer.store.Records;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StudyFolder;
import dev.lenet.trainer.store.StudyRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Prints what a study of many cells costs its folder: claims, beside what the file system takes for the same files, and the
 * collection of runs that hold no more than their figures. Pictures and reports are left out.
 */
final class SharedStudyCost {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SharedStudyCost() {}

    /**
     * Measures.
     *
     * @param args a folder that does not exist yet, on the disk to measure; numbers of cells, by default 500 and 10000
     */
    public static void main(String[] args) throws IOException {
        Path models = Path.of(args[0]);
        List<Integer> sizes = args.length > 1
                ? List.of(args).subList(1, args.length).stream()
                        .map(Integer::valueOf)
                        .toList()
                : List.of(500, 10_000);
        for (int cells : sizes) {
            measure(models, cells);
        }
    }

    private static void measure(Path models, int cells) throws IOException {
        StudySpec spec = Specs.study(
                List.of(Five.VAR3),
                0,
                LongStream.range(0, cells).boxed().toList(),
                TestSelection.TOP2,
                Specs.of(Five.VAR3));
        List<PlannedRun> planned = PlannedRun.of(spec);
        Path study = models.resolve("study" + cells);
        Cost files = Cost.of(() -> plain(models.resolve("plain" + cells), planned));
        Cost claims;
        try (StudyFolder folder = StudyFolder.open(models, "study" + cells)) {
            claims = Cost.of(() -> claim(folder.path(), planned));
        }
        print("%,d cells: %.3f ms per claim and the end of it, %.3f ms of a processor", cells, claims, cells);
        print("%,d cells: %.3f ms for the same files alone, %.3f ms of a processor", cells, files, cells);

        Dataset sample = SampleImages.load();
        complete(study, planned, DataRecord.of(sample));
        try (var context = new AnnotationConfigApplicationContext(StudyExecutorTests.Beans.class)) {
            RunEvaluator evaluator = context.getBean(RunEvaluator.class);
            Cost collected = Cost.of(() -> collect(models, "study" + cells, spec, sample, evaluator));
            print("%,d cells: collected in %.0f ms, %.0f ms of a processor", cells, collected, 1);
        }
        System.out.println("heap: " + (Runtime.getRuntime().totalMemory() >> 20) + " MiB");
    }

    private static void print(String format, int cells, Cost cost, int per) {
        System.out.println(format.formatted(cells, cost.milliseconds() / per, cost.processorMilliseconds() / per));
    }

    private interface Step {
        void run() throws IOException;
    }

    /** Wall time, and the time of a processor, which other work on the machine does not change. */
    private record Cost(double milliseconds, double processorMilliseconds) {

        static Cost of(Step step) throws IOException {
            long processor = THREADS.getCurrentThreadCpuTime();
            long started = System.nanoTime();
            step.run();
            return new Cost((System.nanoTime() - started) / 1e6, (THREADS.getCurrentThreadCpuTime() - processor) / 1e6);
        }
    }

    /** What a claim asks of the file system: a new file, a line that is synced, and another one over it. */
    private static void plain(Path folder, List<PlannedRun> planned) throws IOException {
        Files.createDirectories(folder);
        for (PlannedRun run : planned) {
            Path file = folder.resolve(run.name() + ".1");
            Files.exists(file);
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[60]));
                channel.force(false);
                channel.write(ByteBuffer.wrap(new byte[20]), 40);
                channel.force(false);
            }
        }
    }

    private static void claim(Path study, List<PlannedRun> planned) {
        Claims claims = new Claims(study);
        planned.forEach(run -> Objects.requireNonNull(claims.take(run.name())).close());
    }

    private static void complete(Path study, List<PlannedRun> planned, DataRecord data) throws IOException {
        RunRecord.Test test = new RunRecord.Test(0.9, 0.3, new int[10][10], null);
        for (PlannedRun run : planned) {
            RunRecord begun = Records.running(run.name());
            RunRecord ended = new RunRecord(
                            RunStatus.RUNNING,
                            run.name(),
                            run.spec(),
                            new RunRecord.DatasetRecord(data, 4000, 1000, 1000),
                            begun.provenance(),
                            begun.model(),
                            begun.times(),
                            new RunRecord.Best(1, 0.9, 0.9),
                            begun.kept(),
                            test,
                            null)
                    .ended(RunStatus.COMPLETED, Instant.now(), null);
            try (RunFolder folder = RunFolder.create(study, run.name())) {
                folder.write(ended);
                AtomicFiles.writeText(folder.file(RunFolder.MODEL), "");
            }
        }
    }

    private static void collect(Path models, String name, StudySpec spec, Dataset sample, RunEvaluator evaluator) {
        try (StudyFolder folder = StudyFolder.open(models, name)) {
            StudyRecorder recorder =
                    new StudyRecorder(folder, spec, sample, Records.running("x").provenance(), Clock.systemUTC());
            StudyRecord record = new StudyCollector(evaluator, recorder, new StudyListener() {}, () -> false)
                    .collect(TestSelection.TOP2, sample, 1, ended -> true);
            if (record.status() != RunStatus.COMPLETED) {
                throw new IllegalStateException(
                        record.status() + ": " + recorder.open().size() + " open");
            }
        }
    }
}
