package dev.lenet.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page makes of answers, in a real browser. */
@Tag("integration")
class PageAnswersTests {

    private static final String TRAINING = "/actuator/training";
    private static final String MODELS = "/actuator/models";

    @TempDir
    private static Path folder;

    private static Browser browser;

    private StubTrainer trainer;

    @BeforeAll
    static void start() {
        browser = Browser.start(folder);
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void serve() throws IOException {
        trainer = new StubTrainer();
    }

    @AfterEach
    void close() {
        browser.assertNoComplaints();
        browser.open("about:blank");
        trainer.close();
    }

    @Test
    void showsALineAndARowForEachActiveRunOfAStudy() {
        trainer.answer(TRAINING, 200, """
                {"state": "RUNNING", "run": "var3", "study": "all", "variant": "var3", "epoch": 2, "epochs": 15,
                 "progress": 0.625, "etaSeconds": 72, "imagesPerSecond": 40000, "active": [
                  {"state": "RUNNING", "run": "var3", "study": "all", "variant": "var3", "epoch": 2, "epochs": 15,
                   "progress": 0.1, "imagesPerSecond": 40000, "accuracy": 0.81,
                   "metrics": {"epoch": 1, "validationLoss": 0.5, "validationAccuracy": 0.825}},
                  {"state": "RUNNING", "run": "var4", "study": "all", "variant": "var4", "epoch": 1, "epochs": 15,
                   "progress": 0.01, "imagesPerSecond": 30000}]}
                """);
        trainer.answer(TRAINING + "/all/var3", 200, """
                {"history": [{"epoch": 1, "validationLoss": 0.5, "validationAccuracy": 0.825}]}
                """);
        trainer.answer(TRAINING + "/all/var4", 200, "{\"history\": []}");

        browser.open(trainer.address());
        browser.await("rows", page -> page.findAll("#active tbody tr").size() == 2);

        assertThat(browser.text("#headline")).isEqualTo("all: 62 % done");
        assertThat(browser.texts("#tiles dd")).containsExactly("2", "70,000", "1 min 12 s");
        assertThat(browser.texts("#active tbody tr:first-child td")).contains("2 of 15", "81.00 %", "82.50 %");
        assertThat(browser.attribute("#live-charts .plot", "aria-label"))
                .isEqualTo("Validation loss by epoch. var3: 0.5000 at epoch 1; var4: nothing yet.");
        assertThat(browser.find("#queue").isDisplayed()).isFalse();
    }

    @Test
    void neverTakesTextForMarkup() {
        String markup = "<img src=x onerror=alert(1)>";
        trainer.answer(TRAINING, 200, Text.format("""
                {"state": "FAILED", "run": "%1$s", "variant": "var3", "failure": "%1$s", "active": [],
                 "queue": [{"run": "%1$s", "variant": "%1$s", "queued": "2026-01-31T12:00:00Z"}]}
                """, markup));
        trainer.answer(MODELS, 200, Text.format("""
                {"models": [{"run": "%1$s", "study": "%1$s", "variant": "%1$s", "status": "FAILED", "files": ["%1$s"]}]}
                """, markup));

        browser.open(trainer.address());
        browser.await("the list", page -> !page.findAll("#runs-table tbody a").isEmpty());

        assertThat(browser.text("#remark")).isEqualTo(markup);
        assertThat(browser.text("#queued li")).startsWith(markup);
        assertThat(browser.text("#runs-table tbody a")).isEqualTo(markup);
        assertThat(browser.findAll("img")).isEmpty();

        browser.click("#runs-table tbody a");
        browser.await("its page", page -> !page.findAll("#detail .tiles").isEmpty());
        assertThat(browser.text("#detail-title")).isEqualTo(markup + "/" + markup);
        assertThat(browser.findAll("img")).isEmpty();
    }

    @Test
    void isNoWiderThanAPhoneWhenRunsAreTicked() {
        trainer.answer(TRAINING, 200, "{\"state\": \"IDLE\", \"active\": [], \"queue\": []}");
        trainer.answer(MODELS, 200, """
                {"models": [%s, %s], "studies": []}
                """.formatted(model("baseline-1", 4), model("var3-20261126-120000", 4)));
        browser.setWidth(400);

        browser.open(trainer.address());
        browser.await("the list", page -> page.findAll("#runs-table tbody tr").size() == 2);
        browser.click("[data-key='tick baseline-1']");
        browser.click("[data-key='tick var3-20261126-120000']");
        browser.await("the comparison", page -> page.find("#compare").isDisplayed());

        assertThat(browser.evaluate("return document.documentElement.scrollWidth"))
                .isEqualTo(400L);
        browser.setWidth(1400);
    }

    @Test
    void crownsNoBestOfUnlikeRuns() {
        trainer.answer(TRAINING, 200, "{\"state\": \"IDLE\", \"active\": []}");
        trainer.answer(MODELS, 200, """
                {"models": [%s, %s], "studies": []}
                """.formatted(model("a", 4), model("b", 15)));

        browser.open(trainer.address());
        browser.await("the list", page -> page.findAll("#runs-table tbody tr").size() == 2);
        browser.click("[data-key='tick a']");
        browser.click("[data-key='tick b']");
        browser.await("the comparison", page -> page.text("#compare-note").contains("different numbers of epochs"));

        assertThat(browser.findAll("#compare-table .best")).isEmpty();
    }

    @Test
    void saysWhatFollowsTraining() {
        trainer.answer(TRAINING, 200, """
                {"state": "RUNNING", "phase": "mapping", "run": "r", "variant": "var3", "epoch": 2, "epochs": 2,
                 "progress": 1.0, "active": []}
                """);

        browser.open(trainer.address());
        browser.await("an answer", page -> page.text("#headline").equals("r: mapping the test set with t-SNE"));

        assertThat(browser.texts("#tiles dt")).doesNotContain("Time left");
    }

    @Test
    void listsAStudyWithItsReport() {
        trainer.answer(TRAINING, 200, "{\"state\": \"IDLE\", \"active\": []}");
        trainer.answer(MODELS, 200, """
                {"models": [], "studies": [{"study": "all", "status": "COMPLETED", "runs": ["var3"], "failed": [],
                 "files": ["report.html"]}]}
                """);
        trainer.answer(TRAINING + "/all", 200, """
                {"study": "all", "models": [{"run": "var3", "study": "all", "status": "COMPLETED", "files": []}]}
                """);

        browser.open(trainer.address());
        browser.await("the study", page -> page.text("#studies").contains("all 1 runs, completed"));
        assertThat(browser.find("#studies a[href$='report.html']").getDomAttribute("href"))
                .isEqualTo("runs/all/report.html");
        browser.click("[data-key='study all']");

        browser.await("its runs", page -> page.findAll("#detail tbody a").size() == 1);
        assertThat(browser.text("#detail tbody a")).isEqualTo("var3");
    }

    private static String model(String run, int epochs) {
        return Text.format("""
                {"run": "%s", "variant": "var3", "status": "COMPLETED", "epochs": %d, "validationAccuracy": 0.9,
                 "testAccuracy": 0.%d, "dataset": "sample", "files": []}
                """, run, epochs, epochs);
    }

    @Test
    void saysHowToGiveTheToken() {
        trainer.answer(TRAINING, 401, "{\"detail\": \"no\"}");

        browser.open(trainer.address());
        browser.await("advice", page -> page.text("#notice").contains("TRAINER_TOKEN"));

        assertThat(browser.find("#live").isDisplayed()).isFalse();
    }

    @Test
    void marksFiguresAsOldWhenAnAnswerIsAnError() {
        trainer.answer(TRAINING, 200, "{\"state\": \"IDLE\", \"active\": []}");
        browser.open(trainer.address());
        browser.await("an answer", page -> page.text("#headline").equals("Nothing is training."));

        trainer.answer(TRAINING, 503, "{\"detail\": \"Not now.\"}");
        browser.await("the reason", page -> page.text("#notice").contains("Not now."));
        assertThat(browser.text("#state")).isEqualTo("last seen idle");
        assertThat(browser.evaluate("return document.title")).isEqualTo("(no connection) trainer");
    }
}
