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
 * Renders a study's report as one self-contained HTML file: no network access, no scripts, pictures embedded.
 *
 * <p>The template and its style sheet are resources beside this class. The template is logic-less because tested code
 * formats all figures before it sees them. It escapes everything that it is not told to leave alone.
 */
public final class HtmlReport {

    /** The file's name in a run's or a study's folder. */
    public static final String FILE = RunFolder.REPORT;

    private static final String STYLE = "report.css";

    /** Compiled once, because compiling takes longer than filling it in. */
    private static final Template TEMPLATE = Mustache.compiler()
            .strictSections(true)
            .withLoader(name -> new StringReader(resource(name + ".mustache")))
            .compile(resource("report.mustache"));

    /** The style sheet of the charts, inside and outside the page. */
    static final String FIGURE_STYLE = "figure.css";

    private HtmlReport() {}

    /**
     * Renders a report.
     *
     * @param report the content
     * @return a complete HTML document; the same report always gives the same document
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
                throw new IllegalStateException("The trainer's jar does not contain " + name + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
