package dev.lenet.trainer.report;

import dev.lenet.trainer.report.StudyReport.Fact;
import dev.lenet.trainer.report.StudyReport.TestedVariant;
import java.util.List;

/**
 * How the results were obtained and what they cannot tell, as in the method section of a paper. All of it is derived
 * from stored runs.
 *
 * @param paragraphs each with its heading
 * @param settings of networks and recipes
 * @param layers a table for each network
 * @param limits what this study cannot tell, a sentence or two each
 * @param sources the works that it is based on
 */
public record Method(
        List<Fact> paragraphs,
        SettingsTable settings,
        List<LayerTable> layers,
        List<String> limits,
        List<String> sources) {

    /** Keeps its own copies of the lists. */
    public Method {
        paragraphs = List.copyOf(paragraphs);
        layers = List.copyOf(layers);
        limits = List.copyOf(limits);
        sources = List.copyOf(sources);
    }

    static Method of(List<ReportRow> rows, List<TestedVariant> tested, boolean mapped) {
        return new Method(
                MethodWords.of(rows, tested),
                SettingsTable.of(rows),
                LayerTable.of(rows),
                Limits.of(rows, tested),
                Sources.of(rows, !tested.isEmpty(), mapped));
    }
}
