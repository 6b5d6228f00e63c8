package dev.lenet.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.text.Text;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page in a real browser, in front of the trainer at work on its sample. */
@Tag("integration")
class PageTests {

    private static final String LOSS = "#live-charts .plot";

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static TrainerProcess trainer;
    private static String address;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectory(folder.resolve("downloads"));
        browser = Browser.start(folder.resolve("downloads"));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        address = "http://127.0.0.1:" + port + "/";
        startTrainer();
        open();
        queue("first", "baseline", 2);
        queue("second", "var3", 3);
        queue("alike", "var3", 2);
        browser.await(
                "three runs are complete", page -> completed("first") && completed("second") && completed("alike"));
    }

    @AfterAll
    static void end() {
        if (trainer != null) {
            trainer.terminate();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void load() {
        open();
    }

    @AfterEach
    void nothingWasForbidden() {
        browser.assertNoComplaints();
    }

    @Test
    void growsTheCurvesOfARunAndStopsIt() {
        queue("long", "var3", 100_000);
        browser.await("the run is at work", page -> page.text("#headline").startsWith("long: "));
        browser.await("curves", page -> epochDrawn() > 0);
        double before = epochDrawn();
        browser.await("longer curves", page -> epochDrawn() > before);
        assertThat(browser.text("#state")).isEqualTo("running");
        assertThat(browser.texts("#tiles dt")).contains("Epoch", "Images/s", "Time left", "Validation accuracy");
        assertThat(browser.find("#live-charts canvas").getSize().width).isGreaterThan(300);

        browser.click("#stop");
        browser.click("#confirm-no");
        assertThat(browser.find("#confirm").isDisplayed()).isFalse();
        assertThat(browser.text("#state")).isEqualTo("running");

        browser.click("#stop");
        browser.click("#confirm-yes");
        browser.await("it has stopped", page -> page.text("#state").equals("stopped"));
        assertThat(record("long").get("status").asString()).isEqualTo("STOPPED");
        assertThat(browser.text("#headline")).isEqualTo("long was stopped after saving.");
        assertThat(browser.find("#stop").isDisplayed()).isFalse();
    }

    @Test
    void predictsAnImageThatIsChosen() throws Exception {
        Path file = folder.resolve("light.png");
        BufferedImage light = new BufferedImage(60, 40, BufferedImage.TYPE_BYTE_GRAY);
        light.createGraphics().fillRect(0, 0, 60, 40);
        ImageIO.write(light, "png", file.toFile());
        browser.evaluate("location.hash = '#/runs/first'");
        browser.await("a place for an image", page -> !page.findAll("#image").isEmpty());

        browser.type("#image", file.toString());

        browser.await("bars", page -> page.findAll(".bars meter").size() == 10);
        assertThat(browser.text(".bars caption")).startsWith("light.png: ");
        assertThat(browser.attribute(".prediction img", "src")).startsWith("data:image/png;base64,");
        assertThat(browser.text(".prediction .remark")).contains("its background is light");

        Files.writeString(file, "no image");
        browser.type("#image", file.toString());
        browser.await("a reason", page -> page.text(".prediction").contains("it is no PNG, JPEG, BMP or GIF"));
    }

    @Test
    void comparesTickedRuns() {
        assertThat(browser.find("#compare").isDisplayed()).isFalse();

        browser.click("[data-key='tick first']");
        browser.click("[data-key='tick second']");

        browser.await(
                "their curves", page -> page.findAll("#compare-charts canvas").size() == 2);
        assertThat(browser.attribute("#compare-charts .plot", "aria-label"))
                .contains("first: " + percentOf("first", "validationAccuracy") + " at epoch 2")
                .contains("second: ")
                .contains(" at epoch 3");
        assertThat(browser.texts("#compare-table thead th")).containsExactlyInAnyOrder("first", "second");
        assertThat(browser.texts("#compare-table td"))
                .anyMatch(cell -> cell.startsWith(percentOf("first", "testAccuracy")))
                .anyMatch(cell -> cell.startsWith(percentOf("second", "testAccuracy")))
                .noneMatch(cell -> cell.endsWith("(best)"));
        assertThat(browser.text("#compare-note"))
                .isEqualTo("These runs have different numbers of epochs; no figure is marked as the best.");

        browser.click("[data-key='tick second']");
        browser.click("[data-key='tick alike']");
        browser.await(
                "the other run's column",
                page -> page.texts("#compare-table thead th").contains("alike"));
        assertThat(browser.texts("#compare-table td")).anyMatch(cell -> cell.endsWith("(best)"));

        browser.click("#untick");
        assertThat(browser.find("#compare").isDisplayed()).isFalse();
    }

    @Test
    void sortsByTheKeyboard() {
        browser.enter("[data-key='sort Run']");
        List<String> ascending = browser.texts("#runs-table tbody a");
        assertThat(ascending).isSorted().contains("first", "second");
        assertThat(browser.attribute("#runs-table th.name", "aria-sort")).isEqualTo("ascending");

        browser.enter("[data-key='sort Run']");
        assertThat(browser.texts("#runs-table tbody a")).containsExactlyElementsOf(reversed(ascending));
        assertThat(browser.evaluate("return document.activeElement.dataset.key"))
                .isEqualTo("sort Run");
    }

    @Test
    void showsARunAndHandsOutItsModel() throws IOException {
        browser.click("[data-key='run second']");
        browser.await("its pictures", page -> !page.findAll(".pictures img").isEmpty());

        assertThat(browser.texts("#detail .tiles dd")).contains(percentOf("second", "testAccuracy"), "var3");
        assertThat(browser.texts("#detail figcaption")).contains("Confusion matrix of the test set");
        int width = ImageIO.read(folder.resolve("models/second/curves.png").toFile())
                .getWidth();
        browser.await(
                "the first picture",
                page -> page.find(".pictures img")
                        .getDomProperty("naturalWidth")
                        .equals(String.valueOf(width)));
        browser.await("the layers", page -> !page.findAll("#detail pre").isEmpty());
        assertThat(browser.text("#detail pre")).contains("Conv2d-1");

        browser.click("#download");
        browser.await("the model", page -> downloads().stream().anyMatch(name -> name.endsWith(".zip")));
        assertThat(Files.mismatch(
                        folder.resolve("downloads").resolve(downloads().get(0)),
                        folder.resolve("models/second/model.zip")))
                .as("first byte that differs")
                .isEqualTo(-1);

        browser.click("#detail a[href$='report.html']");
        assertThat(browser.text("h1")).contains("LeNet5_var3");
    }

    @Test
    void saysWhatIsWrongWithARunThatItCannotQueue() {
        browser.click("#new-run summary");
        browser.type("[name=epochs]", "0");
        browser.click("#queue-form button");

        browser.await("the answer", page -> !page.text("#queue-answer").isEmpty());
        assertThat(browser.text("#queue-answer"))
                .contains("epochs")
                .contains("whole number from 1")
                .contains("0");
    }

    @Test
    void marksFiguresAsOldWhileTheTrainerIsAway() throws Exception {
        queue("interrupted", "baseline", 100_000);
        browser.await("the run is at work", page -> page.text("#state").equals("running"));

        trainer.terminate();
        assertThat(trainer.exitCode()).isEqualTo(143);

        browser.await("old figures", page -> page.text("#connection").endsWith("no connection"));
        assertThat(browser.text("#state")).startsWith("last seen ");
        assertThat(browser.text("#notice"))
                .startsWith("No connection since ")
                .contains("all figures are from that time");
        assertThat(browser.attribute("body", "class")).isEqualTo("stale");
        assertThat(browser.find("#stop").isEnabled()).isFalse();

        Files.delete(folder.resolve("models/queue.json"));
        startTrainer();
        browser.await("fresh figures", page -> page.text("#connection").endsWith("connected"));
        assertThat(browser.text("#state")).isEqualTo("idle");
        assertThat(browser.find("#notice").isDisplayed()).isFalse();
        assertThat(browser.attribute("body", "class")).isEmpty();
    }

    private static void startTrainer() throws Exception {
        trainer =
                TrainerProcess.start(folder, "--serve", "--dataset=sample", "--tsne-points=0", "--server.port=" + port);
        assertThat(trainer.port()).isEqualTo(port);
    }

    private static void open() {
        browser.open("about:blank");
        browser.open(address);
        browser.await("an answer", page -> page.text("#connection").endsWith("connected"));
    }

    /** Through the page's form. */
    private static void queue(String name, String variant, int epochs) {
        if (!browser.find("#queue-form").isDisplayed()) {
            browser.click("#new-run summary");
        }
        browser.find("[name=variant] option[value=" + variant + "]").click();
        browser.find("[name=epochs]").clear();
        browser.type("[name=epochs]", String.valueOf(epochs));
        browser.find("[name=run]").clear();
        browser.type("[name=run]", name);
        browser.click("#queue-form button");
        browser.await(name + " is queued", page -> page.text("#queue-answer").startsWith(name + " "));
    }

    private static boolean completed(String run) {
        return browser.findAll("#runs-table tbody tr").stream()
                .anyMatch(row -> row.getText().startsWith(run) && row.getText().contains("completed"));
    }

    /** The epoch that the curves have reached, as the chart tells those who do not see it. */
    private static double epochDrawn() {
        String words = browser.attribute(LOSS, "aria-label");
        return words == null || !words.contains("at epoch")
                ? 0
                : Double.parseDouble(words.replaceAll(".* at epoch ([0-9]+).*", "$1"));
    }

    private static JsonNode record(String run) {
        return JsonMapper.shared()
                .readTree(folder.resolve("models").resolve(run).resolve("run.json"));
    }

    private static String percentOf(String run, String accuracy) {
        return Text.format("%.2f %%", record(run).get(accuracy).asDouble() * 100);
    }

    private static List<String> reversed(List<String> list) {
        List<String> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<String> downloads() {
        return List.of(folder.resolve("downloads").toFile().list());
    }
}
