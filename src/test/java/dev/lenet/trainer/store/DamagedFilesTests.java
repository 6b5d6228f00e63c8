package dev.lenet.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.report.HtmlReport;
import dev.lenet.trainer.report.StoredReports;
import dev.lenet.trainer.study.PlannedRun;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every value of every file, changed in many ways: either the file still says something that a report can be made of, or one
 * line names the file and what is wrong with it.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamagedFilesTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> VALUES = List.of(
            "null",
            "\"text\"",
            "\"\"",
            "\"../x\"",
            "\"NaN\"",
            "\"\\u001b[2J\"",
            "-1",
            "0",
            "1.5",
            "2147483648",
            "99999999999999999999",
            "1e308",
            "1e999",
            "true",
            "[]",
            "{}",
            "[null]",
            "[[1],[1,2]]",
            "\"+1000000000-01-01T00:00:00Z\"",
            "\"-1000000000-01-01T00:00:00Z\"");

    @TempDir
    static Path models;

    @BeforeAll
    static void unpack() throws IOException {
        OlderFolders.unpackVersion1(models);
        Path map = models.resolve("run/tsne.csv");
        Files.writeString(map, "index,x,y,actual,predicted\n");
        List<String> points = new ArrayList<>(List.of("index,x,y,actual,predicted"));
        for (int i = 0; i < 5; i++) {
            points.add(Text.format("%d,%d.5,-1.5E-3,%d,0", i, i, i % 10));
        }
        Files.writeString(map, String.join("\n", points) + "\n");
    }

    @ParameterizedTest
    @CsvSource({"run,run.json", "stopped-run,run.json", "study,study.json", "stopped-study,study.json"})
    void noValueOfADocumentIsBelieved(String name, String file) throws IOException {
        Path path = models.resolve(name).resolve(file);
        String good = Files.readString(path);
        int refused = 0;
        int read = 0;
        List<String> problems = new ArrayList<>();
        try {
            read(name);
            for (String document : mutations(good)) {
                Files.writeString(path, document);
                try {
                    read(name);
                    read++;
                } catch (StoreException e) {
                    refused++;
                    String message = String.valueOf(e.getMessage());
                    if (!message.contains(models.resolve(name).toString())
                            || message.contains("\n")
                            || message.length() > 600) {
                        problems.add(message);
                    }
                } catch (RuntimeException | StackOverflowError e) {
                    problems.add(e + " at " + e.getStackTrace()[0] + " for " + difference(good, document));
                }
            }
        } finally {
            Files.writeString(path, good);
        }
        assertThat(problems).isEmpty();
        assertThat(refused).as("refused of %d", refused + read).isGreaterThan(read);
    }

    private static void read(String name) {
        Path folder = models.resolve(name);
        if (Files.exists(folder.resolve("study.json"))) {
            StudyRecord study = Json.read(folder.resolve("study.json"), StudyRecord.class);
            assertThat(PlannedRun.of(study.spec())).hasSizeLessThanOrEqualTo(10_000);
            HtmlReport.of(StoredReports.ofStudy(StoredRun.readAll(models, name), study.command(), null));
        } else {
            HtmlReport.of(StoredReports.ofRun(StoredRun.readAll(models, name).get(0), null, null));
        }
    }

    private static String difference(String good, String document) {
        List<String> before = JSON.readTree(good).toPrettyString().lines().toList();
        return JSON.readTree(document)
                .toPrettyString()
                .lines()
                .filter(line -> !before.contains(line))
                .collect(Collectors.joining(" "));
    }

    /** The document with each value removed, and with each replaced by each of a list. */
    private static List<String> mutations(String good) {
        List<String> mutations =
                new ArrayList<>(List.of("", "null", "[]", "7", "\"text\"", "{", "{}", good + "x", good + good));
        mutations.add(good.substring(0, good.length() / 2));
        mutations.add(good.replaceFirst("\\{", "{ \"status\": \"COMPLETED\","));
        mutations.add("[".repeat(100_000));
        JsonNode tree = JSON.readTree(good);
        mutate(tree, tree, mutations);
        return mutations;
    }

    private static void mutate(JsonNode document, JsonNode node, List<String> mutations) {
        if (node instanceof ObjectNode object) {
            for (String field : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(field);
                for (String other : VALUES) {
                    object.set(field, JSON.readTree(other));
                    mutations.add(document.toString());
                }
                object.remove(field);
                mutations.add(document.toString());
                object.set(field, value);
                mutate(document, value, mutations);
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            JsonNode value = array.get(0);
            for (String other : VALUES) {
                array.set(0, JSON.readTree(other));
                mutations.add(document.toString());
            }
            array.set(0, value);
            array.add(value);
            mutations.add(document.toString());
            array.remove(array.size() - 1);
            mutate(document, value, mutations);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"history.csv", "test-predictions.csv", "tsne.csv"})
    void noValueOfATableIsBelieved(String file) throws IOException {
        Path path = models.resolve("run").resolve(file);
        List<String> good = Files.readAllLines(path);
        int columns = good.get(0).split(",").length;
        List<String> problems = new ArrayList<>();
        try {
            for (int column = 0; column < columns; column++) {
                for (String value : List.of(
                        "",
                        "x",
                        "-1",
                        "NaN",
                        "Infinity",
                        "1e999",
                        "2147483648",
                        " 1",
                        "1f",
                        "0x1p3",
                        "+1",
                        "٣",
                        "\"1\"",
                        "\u001b[2J".repeat(500),
                        "9".repeat(3000),
                        "1,1")) {
                    List<String> lines = new ArrayList<>(good);
                    String[] cells = lines.get(1).split(",");
                    cells[column] = value;
                    lines.set(1, String.join(",", cells));
                    problems.addAll(refused(path, String.join("\n", lines) + "\n", value));
                }
                int left = column;
                String without = good.stream()
                        .map(line -> {
                            List<String> cells = new ArrayList<>(Arrays.asList(line.split(",")));
                            cells.remove(left);
                            return String.join(",", cells);
                        })
                        .collect(Collectors.joining("\n", "", "\n"));
                problems.addAll(refused(path, without, "without a column"));
            }
            String whole = String.join("\n", good) + "\n";
            problems.addAll(refused(path, "", "empty"));
            problems.addAll(refused(path, "\u0000".repeat(100), "zeros"));
            problems.addAll(refused(path, whole.substring(0, whole.length() - 1), "cut"));
            problems.addAll(refused(path, whole + good.get(1) + "\n", "a line twice"));
            problems.addAll(refused(path, whole + "\n", "an empty line"));
            problems.addAll(refused(path, "x".repeat(1 << 20), "one long line"));
            problems.addAll(refused(path, good.get(0) + "," + good.get(0).split(",")[0] + "\n", "a column twice"));
            if (!file.equals("tsne.csv")) { // a map may have any images
                problems.addAll(refused(path, good.get(0) + "\n" + good.get(good.size() - 1) + "\n", "a gap").stream()
                        .filter(problem -> good.size() > 2)
                        .toList());
            }
        } finally {
            Files.writeString(path, String.join("\n", good) + "\n");
        }
        assertThat(problems).isEmpty();
    }

    private static List<String> refused(Path path, String content, String what) throws IOException {
        Files.writeString(path, content);
        try {
            StoredRun.readAll(models, "run");
            // A number can be another one and mean something still.
            return Stream.of("1", "+1").anyMatch(what::equals) ? List.of() : acceptable(path, what);
        } catch (StoreException e) {
            String message = String.valueOf(e.getMessage());
            return message.contains(path.toString())
                            && !message.contains("\n")
                            && !message.contains("\u001b")
                            && message.length() < 600
                    ? List.of()
                    : List.of(message);
        } catch (RuntimeException e) {
            return List.of(what + ": " + e);
        }
    }

    /** Coordinates have no range that -1 or 2^31 leaves, and losses, rates and seconds have no upper end. */
    private static List<String> acceptable(Path path, String what) {
        boolean number = what.equals("-1") || what.equals("2147483648");
        return number && !path.endsWith("test-predictions.csv") ? List.of() : List.of(what + " was accepted");
    }

    @Test
    void columnsAreFoundByTheirNames() throws IOException {
        StoredRun before = StoredRun.readAll(models, "run").get(0);
        for (String file : List.of("history.csv", "test-predictions.csv", "tsne.csv")) {
            Path path = models.resolve("run").resolve(file);
            List<String> good = Files.readAllLines(path);
            try {
                List<String> turned = new ArrayList<>();
                for (String line : good) {
                    List<String> cells = new ArrayList<>(Arrays.asList(line.split(",")));
                    java.util.Collections.reverse(cells);
                    cells.add(1, turned.isEmpty() ? "of_a_later_version" : "words");
                    turned.add(String.join(",", cells));
                }
                Files.writeString(path, String.join("\r\n", turned) + "\r\n");

                assertThat(StoredRun.readAll(models, "run").get(0))
                        .usingRecursiveComparison()
                        .isEqualTo(before);
            } finally {
                Files.writeString(path, String.join("\n", good) + "\n");
            }
        }
    }

    @Test
    void aMillionEpochsAreRefusedAtOnce() throws IOException {
        Path path = models.resolve("stopped-run/history.csv");
        String good = Files.readString(path);
        try (java.io.BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write(good.lines().findFirst().orElseThrow() + "\n");
            for (int epoch = 1; epoch <= 1_000_000; epoch++) {
                out.write(epoch + ",0.001,1.0,0.5,1.0,0.5,0.1,100.0\n");
            }
        }
        try {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> StoredRun.readAll(models, "stopped-run"))
                    .withMessageContainingAll(path.toString(), "more than");
        } finally {
            Files.writeString(path, good);
        }
    }

    @Test
    void predictionsOfAnotherModelAreNoticed() throws IOException {
        Path path = models.resolve("run/test-predictions.csv");
        List<String> good = Files.readAllLines(path);
        try {
            List<String> other = new ArrayList<>(good);
            String[] cells = other.get(1).split(",");
            cells[2] = cells[2].equals("3") ? "4" : "3";
            other.set(1, String.join(",", cells));
            Files.writeString(path, String.join("\n", other) + "\n");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> StoredRun.readAll(models, "run"))
                    .withMessageContainingAll(path.toString(), "run.json");
        } finally {
            Files.writeString(path, String.join("\n", good) + "\n");
        }
    }
}
