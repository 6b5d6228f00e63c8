package dev.lenet.trainer.report;

import dev.lenet.trainer.model.Architecture;
import dev.lenet.trainer.model.ModelSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The layers of one network.
 *
 * @param name of the variants that have it
 * @param rows from input to output
 * @param trainable number of weights that training changes, formatted
 */
public record LayerTable(String name, List<Row> rows, String trainable) {

    /**
     * One layer.
     *
     * @param layer what it does, with its place
     * @param output the shape of its output, channels first
     * @param trainable weights that training changes
     * @param statistics running statistics of batch norm
     */
    public record Row(String layer, String output, String trainable, String statistics) {}

    /** Keeps its own copy of the rows. */
    public LayerTable {
        rows = List.copyOf(rows);
    }

    /** A table for each network; variants that differ only in their recipe share one. */
    static List<LayerTable> of(List<ReportRow> variants) {
        Map<Architecture, List<ReportRow>> networks = variants.stream()
                .collect(Collectors.groupingBy(
                        row -> row.variant().architecture(), LinkedHashMap::new, Collectors.toList()));
        return networks.entrySet().stream()
                .map(each -> of(
                        each.getValue().stream().map(ReportRow::name).collect(Collectors.joining(", ")),
                        ModelSummary.of(each.getKey())))
                .toList();
    }

    private static LayerTable of(String name, ModelSummary summary) {
        return new LayerTable(
                name,
                summary.rows().stream()
                        .map(row -> new Row(
                                row.name(),
                                row.outputShape().stream().map(String::valueOf).collect(Collectors.joining(" × ")),
                                Figures.count(row.trainable()),
                                Figures.count(row.statistics())))
                        .toList(),
                Figures.count(summary.trainableParameters()));
    }
}
