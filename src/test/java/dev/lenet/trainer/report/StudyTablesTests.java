package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTablesTests {

    @Test
    void haveARowPerVariantAndPerChange() {
        Map<String, String> files = StudyTables.of(Studies.whole());

        assertThat(files.keySet()).containsExactly("variants.csv", "variants.tex", "changes.csv", "changes.tex");
        List<String> variants = lines(files, "variants.csv");
        assertThat(variants.get(0)).startsWith("variant,change,trainable_parameters,runs,");
        assertThat(variants).hasSize(1 + Studies.whole().variants().size());
        assertThat(variants).anyMatch(row -> row.startsWith("LeNet5_var4,") && row.contains(",61750,3,"));
        assertThat(lines(files, "changes.csv"))
                .hasSize(1 + Studies.whole().contrasts().size());
    }

    @Test
    void quoteWhatCsvWouldSplit() {
        Table table = new Table("a", "b");
        table.add("6, 16 → 12, 32", "say \"no\"");

        assertThat(table.csv()).isEqualTo("a,b\n\"6, 16 → 12, 32\",\"say \"\"no\"\"\"\n");
    }

    @Test
    void escapeWhatLatexWouldRun() {
        Table table = new Table("a_b", "50 %");
        table.add("0.5 → 0.2 & \\input{x}", "±1");

        assertThat(table.latex())
                .contains("a\\_b & 50 \\% \\\\\n")
                .contains("0.5 $\\rightarrow$ 0.2 \\& \\textbackslash{}input\\{x\\} & $\\pm$1 \\\\\n");
    }

    @Test
    void areWrittenIntoAFolderOfTheirOwn(@TempDir Path folder) throws IOException {
        StudyTables.write(Studies.whole(), folder);
        StudyTables.write(Studies.whole(), folder); // replaces the older ones

        assertThat(folder.resolve("tables/changes.tex")).content().contains("\\toprule");

        Path foreign = Files.createDirectories(folder.resolve("other/tables"));
        Files.writeString(foreign.resolve("variants.csv"), "mine");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> StudyTables.write(Studies.whole(), folder.resolve("other")));
        assertThat(foreign.resolve("variants.csv")).hasContent("mine");
    }

    private static List<String> lines(Map<String, String> files, String name) {
        return Objects.requireNonNull(files.get(name)).lines().toList();
    }
}
