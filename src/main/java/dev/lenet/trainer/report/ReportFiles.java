package dev.lenet.trainer.report;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.store.AtomicFiles;
import dev.lenet.trainer.store.ReportFolder;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * A report as files: {@code report.html}, its charts in the folder {@code figures}, and for a study its tables in the folder
 * {@code tables}.
 */
public final class ReportFiles {

    /** Pictures that are also written to a run's own folder, where scripts and the page look for them. */
    private static final Set<String> BESIDE =
            Set.of("curves", "learning-rate", "confusion-matrix", "tsne", "augmentation");

    private ReportFiles() {}

    /**
     * Writes the report of one run.
     *
     * @param report the content
     * @param folder the run
     * @param record the run
     * @param dataset the data that it was trained on
     * @throws FontsMissingException if Java finds no font; then only the PNG files are missing
     * @throws dev.lenet.trainer.store.StoreException if a file cannot be written
     */
    public static void write(StudyReport report, RunFolder folder, RunRecord record, Dataset dataset) {
        Figure augmentation = AugmentationFigure.of(record, dataset);
        write(report, folder.path(), augmentation == null ? List.of() : List.of(augmentation), (name, png) -> {
            if (BESIDE.contains(name)) {
                AtomicFiles.write(folder.file(name + ".png"), out -> out.write(png));
            }
        });
    }

    /**
     * Writes the report of a study or of a comparison.
     *
     * @param report the content
     * @param parent its folder
     * @throws FontsMissingException if Java finds no font; then only the PNG files are missing
     * @throws dev.lenet.trainer.store.StoreException if a file cannot be written
     */
    public static void write(StudyReport report, Path parent) {
        StudyTables.write(report, parent);
        write(report, parent, List.of(), (name, png) -> {});
    }

    /** The page is written last: if it exists, everything exists. */
    private static void write(
            StudyReport report, Path parent, List<Figure> more, BiConsumer<String, byte[]> alsoWrite) {
        ReportPage page = ReportPage.of(report);
        List<Figure> figures = new ArrayList<>(ReportFigures.of(report, page));
        figures.addAll(more);
        Map<String, String> drawings = drawings(figures);
        Map<String, byte[]> files = new LinkedHashMap<>();
        drawings.forEach((name, svg) -> files.put(name + ".svg", svg.getBytes(StandardCharsets.UTF_8)));
        FontsMissingException missing = null;
        try {
            Raster.requireFonts();
            Map<String, byte[]> images = drawings.entrySet().parallelStream()
                    .collect(Collectors.toConcurrentMap(Map.Entry::getKey, each -> Raster.png(each.getValue())));
            drawings.keySet().forEach(name -> {
                byte[] png = Objects.requireNonNull(images.get(name));
                files.put(name + ".png", png);
                alsoWrite.accept(name, png);
            });
        } catch (FontsMissingException e) {
            missing = e;
        }
        ReportFolder.write(parent, ReportFolder.FIGURES, files);
        AtomicFiles.writeText(parent.resolve(HtmlReport.FILE), HtmlReport.of(page));
        if (missing != null) {
            throw missing;
        }
    }

    /**
     * Returns the figures of a report.
     *
     * @param report the content
     * @return SVG documents by the figures' names
     */
    public static Map<String, String> drawings(StudyReport report) {
        return drawings(ReportFigures.of(report, ReportPage.of(report)));
    }

    private static Map<String, String> drawings(List<Figure> figures) {
        StyleSheet style = new StyleSheet(HtmlReport.resource(HtmlReport.FIGURE_STYLE));
        Map<String, String> drawings = new LinkedHashMap<>();
        figures.forEach(figure -> drawings.put(figure.name(), figure.svg(style)));
        return drawings;
    }
}
