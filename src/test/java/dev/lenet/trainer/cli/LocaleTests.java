package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.dataset.StratifiedSplit;
import dev.lenet.trainer.model.Architecture;
import dev.lenet.trainer.model.ModelSummary;
import dev.lenet.trainer.report.HtmlReport;
import dev.lenet.trainer.report.ReportFiles;
import dev.lenet.trainer.report.StoredReports;
import dev.lenet.trainer.report.StoredReports.Source;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.store.OlderFolders;
import dev.lenet.trainer.store.PredictionsCsv;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.Sha256;
import dev.lenet.trainer.store.StoredRun;
import dev.lenet.trainer.store.StudyFolder;
import dev.lenet.trainer.store.TsneCsv;
import dev.lenet.trainer.text.Text;
import dev.lenet.trainer.training.IterationProgress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

/** What the trainer writes, draws and says is the same, to the byte, in locales with digits, points, letters and years of their own. */
class LocaleTests {

    private final Locale before = Locale.getDefault();

    @TempDir
    Path models;

    @BeforeEach
    void unpack() throws IOException {
        OlderFolders.unpackVersion1(models);
    }

    @AfterEach
    void goBack() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ar-EG-u-nu-arab",
                "fa-IR-u-nu-arabext",
                "bn-BD-u-nu-beng",
                "mr-IN-u-nu-deva",
                "ne-NP-u-nu-deva",
                "hi-IN-u-nu-deva",
                "sa-IN-u-nu-deva",
                "my-MM-u-nu-mymr",
                "th-TH-u-ca-buddhist-nu-thai",
                "ja-JP-u-ca-japanese",
                "tr-TR",
                "de-DE",
                "fr-CH"
            })
    void everyTextIsTheSame(String tag) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Map<String, String> expected = texts();

        Locale.setDefault(Locale.forLanguageTag(tag));

        assertThat(texts()).isEqualTo(expected).hasSizeGreaterThan(20);
    }

    private Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        StoredRun run = StoredRun.read(models.resolve("run"));
        List<StoredRun> study = StoredRun.readAll(models, "study");
        texts.put("report of a run", HtmlReport.of(StoredReports.ofRun(run, null, null)));
        texts.putAll(ReportFiles.drawings(StoredReports.ofRun(run, null, null)));
        texts.put("report of a study", HtmlReport.of(StoredReports.ofStudy(study, "java -jar trainer.jar", null)));
        texts.put(
                "comparison",
                HtmlReport.of(StoredReports.ofSeveral(
                        List.of(new Source("run", List.of(run)), new Source("study", study)), null)));
        files(texts, run);
        console(texts, run);
        texts.put("help", Usage.help());
        texts.put("version", Usage.version());
        texts.put("layer table", ModelSummary.of(Architecture.LENET5).render());
        texts.put("stamp", Text.stamp(Instant.EPOCH) + Text.minute(Instant.EPOCH) + Text.duration(12345.6));
        texts.put("message", message());
        return texts;
    }

    /** Written anew, and read back. */
    private void files(Map<String, String> texts, StoredRun run) throws IOException {
        try (RunFolder folder = RunFolder.open(models, "run")) {
            folder.write(folder.readRecord());
            folder.write(folder.readHistory());
            PredictionsCsv.write(folder.file(PredictionsCsv.FILE), Objects.requireNonNull(run.predictions()));
            if (run.map() != null) {
                TsneCsv.write(folder.file(TsneCsv.FILE), run.map());
            }
            assertThat(folder.readHistory()).isEqualTo(run.history());
            for (String name : RunFolder.FILES) {
                Path file = folder.file(name);
                if (Files.exists(file)) {
                    texts.put("file " + name, Sha256.of(Files.readAllBytes(file)));
                }
            }
        }
        try (StudyFolder folder = StudyFolder.open(models, "study")) {
            folder.write(Objects.requireNonNull(folder.readRecord()));
            texts.put("file study.json", Files.readString(folder.path().resolve("study.json")));
            texts.put(
                    "end of a study",
                    StudyClosing.of(Objects.requireNonNull(folder.readRecord()), Path.of("models"), true, 80));
        }
    }

    private static void console(Map<String, String> texts, StoredRun run) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(screen, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, new Terminal(true, false));
        RunSpec spec = run.record().spec();
        EpochMetrics epoch = run.history().get(0);
        TerminalProgress progress = new TerminalProgress(console, () -> 0);
        progress.runStarted(spec, 48_000, 12_000);
        progress.iterationFinished(new IterationProgress(1, 2, 24_000, 48_000, 1234.5, 0.75, 104_000));
        progress.epochFinished(epoch, true, Mockito.mock(MultiLayerNetwork.class));
        progress.close();
        new DownloadProgress(console, () -> 0).downloaded(URI.create("http://h/f.gz"), 1_234_567, 1_234_567);
        texts.put("console", screen.toString(StandardCharsets.UTF_8));
        texts.put("end of a run", RunClosing.of(run.record(), Path.of("models"), true));
    }

    private static String message() {
        try {
            StratifiedSplit.holdOut(new int[20_000], 0, 1);
            return "none";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
