package dev.lenet.trainer.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.lenet.trainer.store.AtomicFiles;
import dev.lenet.trainer.store.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes a study's report as one HTML file that needs nothing else: no network, no script, pictures inside.
 *
 * <p>The template and its style sheet lie beside this class as resources. A logic-less template was chosen because all
 * figures are put into words by tested code before it sees them; it escapes whatever it is not told to leave alone.
 */
public final class HtmlReport {

    /** The file's name in a run's or a study's folder. */
    public static final String FILE = RunFolder.REPORT;

    private static final String TEMPLATE = "report.mustache";
    private static final String STYLE = "report.css";

    private HtmlReport() {}

    /**
     * Renders a report.
     *
     * @param report what to say
     * @return a whole HTML document, the same for the same report
     * @throws IllegalArgumentException if a confusion matrix or a point does not fit the class names
     */
    public static String of(StudyReport report) {
        Template template = Mustache.compiler()
                .strictSections(true)
                .withLoader(name -> new StringReader(resource(name + ".mustache")))
                .compile(resource(TEMPLATE));
        return template.execute(ReportPage.of(report, resource(STYLE)));
    }

    /**
     * Renders a report into a file, replacing an older one. Readers see the old file or the new one, whole.
     *
     * @param report what to say
     * @param file the file to write, in an existing folder
     * @throws dev.lenet.trainer.store.StoreException if the folder is missing, read-only or full; the older file is then
     *     as it was
     */
    public static void write(StudyReport report, Path file) {
        AtomicFiles.writeText(file, of(report));
    }

    private static String resource(String name) {
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
