package dev.lenet.trainer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A table of texts, to be written as CSV (RFC 4180) or as a LaTeX tabular with the rules of the booktabs package. */
final class Table {

    /** Characters that LaTeX would treat as commands or that its usual fonts lack. */
    private static final Map<Integer, String> LATEX = Map.ofEntries(
            Map.entry((int) '\\', "\\textbackslash{}"),
            Map.entry((int) '{', "\\{"),
            Map.entry((int) '}', "\\}"),
            Map.entry((int) '$', "\\$"),
            Map.entry((int) '&', "\\&"),
            Map.entry((int) '%', "\\%"),
            Map.entry((int) '#', "\\#"),
            Map.entry((int) '_', "\\_"),
            Map.entry((int) '^', "\\textasciicircum{}"),
            Map.entry((int) '~', "\\textasciitilde{}"),
            Map.entry((int) '→', "$\\rightarrow$"),
            Map.entry((int) '×', "$\\times$"),
            Map.entry((int) '±', "$\\pm$"),
            Map.entry((int) '−', "$-$"),
            Map.entry((int) '·', "$\\cdot$"),
            Map.entry((int) '–', "--"),
            Map.entry((int) '\u00a0', "~"));

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... columns) {
        rows.add(List.of(columns));
    }

    /** Adds a row with a cell for each column. */
    void add(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("a row has " + cells.length + " cells, expected "
                    + rows.get(0).size());
        }
        rows.add(List.of(cells));
    }

    String csv() {
        return rows.stream()
                .map(row -> row.stream().map(Table::quoted).collect(Collectors.joining(",", "", "\n")))
                .collect(Collectors.joining());
    }

    private static String quoted(String cell) {
        boolean special = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return special ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /** A tabular environment: needs {@code \\usepackage{booktabs}}. */
    String latex() {
        String body = rows.stream().skip(1).map(Table::latexRow).collect(Collectors.joining());
        return "% needs \\usepackage{booktabs}\n\\begin{tabular}{"
                + "l".repeat(rows.get(0).size()) + "}\n\\toprule\n" + latexRow(rows.get(0)) + "\\midrule\n" + body
                + "\\bottomrule\n\\end{tabular}\n";
    }

    private static String latexRow(List<String> row) {
        return row.stream().map(Table::escaped).collect(Collectors.joining(" & ", "", " \\\\\n"));
    }

    private static String escaped(String cell) {
        return cell.codePoints()
                .mapToObj(c -> LATEX.getOrDefault(c, Character.toString(c)))
                .collect(Collectors.joining());
    }
}
