package dev.lenet.trainer.report;

import dev.lenet.trainer.model.Difference;
import dev.lenet.trainer.report.StudyReport.Fact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The settings of networks and recipes: what all variants share, and a table of what differs.
 *
 * @param shared settings that have one value
 * @param columns names of the settings that differ
 * @param rows a row for each variant; none if nothing differs
 */
public record SettingsTable(List<Fact> shared, List<String> columns, List<Row> rows) {

    /**
     * One variant's values of the settings that differ.
     *
     * @param name the variant
     * @param values one for each column
     */
    public record Row(String name, List<String> values) {

        /** Keeps its own copy of the values. */
        public Row {
            values = List.copyOf(values);
        }
    }

    /** Keeps its own copies of the lists. */
    public SettingsTable {
        shared = List.copyOf(shared);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Settings without effect, such as the step size of a cosine schedule, are left out. */
    static SettingsTable of(List<ReportRow> variants) {
        List<Map<String, Object>> settings =
                variants.stream().map(row -> row.spec().setup().effect()).toList();
        Set<String> names = new LinkedHashSet<>();
        settings.forEach(each -> names.addAll(each.keySet()));
        List<Fact> shared = new ArrayList<>();
        List<String> differing = new ArrayList<>();
        for (String name : names) {
            List<String> values =
                    settings.stream().map(each -> value(each, name)).distinct().toList();
            if (values.size() == 1) {
                shared.add(new Fact(label(name), values.get(0)));
            } else {
                differing.add(name);
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < variants.size() && !differing.isEmpty(); i++) {
            Map<String, Object> own = settings.get(i);
            rows.add(new Row(
                    variants.get(i).name(),
                    differing.stream().map(name -> value(own, name)).toList()));
        }
        return new SettingsTable(
                shared, differing.stream().map(SettingsTable::label).toList(), rows);
    }

    private static String value(Map<String, Object> settings, String name) {
        return settings.containsKey(name) ? Difference.value(settings.get(name)) : "–";
    }

    /** The image shape's settings have the same names as some of the network's, so they get a prefix. */
    private static String label(String name) {
        String words = (name.startsWith("input.") ? "image " : "") + Difference.name(name);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
