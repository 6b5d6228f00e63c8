package dev.lenet.trainer.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.lenet.trainer.store.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Renders a study's report as one HTML file that needs nothing else: no network, no script, pictures inside.
 *
 * <p>The template and its style sheet lie beside this class as resources. A logic-less template was chosen because all
 * figures are put into words by tested code before it sees them; it escapes whatever it is not told to leave alone.
 */
public final class HtmlReport {

    /** The file's name in a run's or a study's folder. */
    public static final String FILE = RunFolder.REPORT;

    private static final String STYLE = "report.css";

    /** Compiled once: that takes longer than filling it in. */
    private static final Template TEMPLATE = Mustache.compiler()
            .strictSections(true)
            .withLoader(name -> new StringReader(resource(name + ".mustache")))
            .compile(resource("report.mustache"));

    /** What colours the charts, in the page and outside of it. */
    static final String FIGURE_STYLE = "figure.css";

    private HtmlReport() {}

    /**
     * Renders a report.
     *
     * @param report what to say
     * @return a whole HTML document, the same for the same report
     * @throws IllegalArgumentException if a confusion matrix or a point does not fit the class names
     */
    public static String of(StudyReport report) {
        return of(ReportPage.of(report));
    }

    static String of(ReportPage page) {
        return TEMPLATE.execute(page);
    }

    static String css() {
        return resource(FIGURE_STYLE) + resource(STYLE);
    }

    static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The trainer's jar lacks " + name + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
