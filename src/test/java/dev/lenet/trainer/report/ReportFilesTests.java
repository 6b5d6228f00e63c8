package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lenet.trainer.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTests {

    @TempDir
    Path folder;

    @Test
    void holdThePageItsFiguresAndItsTables() throws IOException {
        StudyReport report = Studies.whole();

        ReportFiles.write(report, folder);

        assertThat(folder.resolve("report.html")).hasContent(HtmlReport.of(report));
        assertThat(folder.resolve("tables/changes.csv")).exists();
        Path figures = folder.resolve("figures");
        ReportFiles.drawings(report).forEach((name, svg) -> {
            assertThat(figures.resolve(name + ".svg")).hasContent(svg);
            assertThat(figures.resolve(name + ".png")).isNotEmptyFile();
        });
        assertThat(ImageIO.read(figures.resolve("tsne.png").toFile()).getWidth())
                .isEqualTo(Raster.SCALE * (640 + 2 * Figure.MARGIN));
    }

    /** A page says that all is there: what is continued after a kill begins anew without it. */
    @Test
    void haveThePageLast() throws IOException {
        Files.createDirectories(folder.resolve("figures"));
        Files.writeString(folder.resolve("figures/mine.svg"), "mine");

        assertThatThrownBy(() -> ReportFiles.write(Studies.whole(), folder)).isInstanceOf(StoreException.class);

        assertThat(folder.resolve("report.html")).doesNotExist();
        assertThat(folder.resolve("figures/mine.svg")).hasContent("mine");
    }
}
