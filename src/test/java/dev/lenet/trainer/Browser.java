package dev.lenet.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's chromium without a window. Where it or its driver is not installed, a test that asks for it is skipped. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts one that puts its downloads into this folder. */
    static Browser start(Path downloads) {
        Optional<File> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<File> chromedriver = onPath("chromedriver");
        Needs.that(
                chromium.isPresent() && chromedriver.isPresent(),
                "the page is not tested: apt-get install chromium chromium-driver");
        LoggingPreferences console = new LoggingPreferences();
        console.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions()
                .setBinary(chromium.orElseThrow())
                // CI is root in a container, where chromium has no sandbox and little shared memory.
                .addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")
                .addArguments("--window-size=1400,1200", "--no-proxy-server")
                .setExperimentalOption("prefs", Map.of("download.default_directory", downloads.toString()));
        options.setCapability("goog:loggingPrefs", console);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow())
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Optional<File> onPath(String... names) {
        List<String> folders = Arrays.asList(System.getenv("PATH").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    /** Makes the page as wide as a window cannot be: a phone's, say. */
    void setWidth(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", true));
    }

    void open(String url) {
        driver.get(url);
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> findAll(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** The text of an element as a reader finds it; empty if it is not shown. */
    String text(String css) {
        return find(css).getText();
    }

    /** The text of each such element in the order of the page, all at one moment: the page draws again while it is read. */
    List<String> texts(String css) {
        Object texts = driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(element => element.innerText.trim())", css);
        return ((List<?>) Objects.requireNonNull(texts))
                .stream().map(String::valueOf).toList();
    }

    @Nullable
    String attribute(String css, String name) {
        return find(css).getDomAttribute(name);
    }

    /** Clicks as soon as the page has drawn the element. */
    void click(String css) {
        await(css + " to click on", page -> {
            page.find(css).click();
            return true;
        });
    }

    /** Types as soon as the page has drawn the element. */
    void type(String css, CharSequence... keys) {
        await(css + " to type into", page -> {
            page.find(css).sendKeys(keys);
            return true;
        });
    }

    /** Presses Enter on the element as a user of the keyboard does. */
    void enter(String css) {
        type(css, Keys.ENTER);
    }

    @Nullable
    Object evaluate(String script) {
        return driver.executeScript(script);
    }

    void await(String what, Predicate<Browser> condition) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> what + "; the page says:\n" + text("body"))
                .until(ignored -> condition.test(this));
    }

    /** Fails if the console tells of a script that broke or of something that the content security policy forbids. */
    void assertNoComplaints() {
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
                .extracting(LogEntry::getMessage)
                .noneMatch(message -> message.contains("Content Security Policy") || message.contains("Uncaught"));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
