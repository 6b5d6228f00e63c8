package dev.lenet.trainer.cli;

import dev.lenet.trainer.cli.TextTable.Column;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.store.StudyRecord.Statistic;
import dev.lenet.trainer.store.StudyRecord.VariantFigures;
import dev.lenet.trainer.text.Text;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The closing lines of a study: a table of its variants, and its folder. */
final class StudyClosing {

    private StudyClosing() {}

    static String of(StudyRecord study, Path folder, boolean drawn, int width) {
        StringBuilder text = new StringBuilder("\n");
        text.append(study.study())
                .append(" on ")
                .append(DataTitle.of(study.dataset().description()))
                .append(study.status() == RunStatus.COMPLETED ? "" : ", " + study.status())
                .append('\n');
        String notice = study.dataset().description().notice();
        text.append(notice == null ? "" : "  " + notice + "\n");
        text.append(table(study).render(width));
        study.failedRuns()
                .forEach(failed -> text.append(Text.format("  failed    %s: %s%n", failed.run(), failed.reason())));
        text.append(Text.format("  time      %s%n", Text.duration(study.seconds())));
        text.append(Text.format("  folder    %s%n", folder));
        if (study.status() == RunStatus.STOPPED) {
            text.append(Text.format("--resume=%s continues it.%n", study.study()));
        } else if (!drawn) {
            text.append(Text.format(
                    "Stopped before its pictures and report were drawn; --evaluate=%s draws them.%n", study.study()));
        }
        return text.toString();
    }

    private static TextTable table(StudyRecord study) {
        TextTable table = new TextTable(
                Column.words("variant", 7),
                Column.numbers("runs", 4),
                Column.numbers("train %", 3),
                Column.numbers("validation %", 6),
                Column.numbers("test %", 5),
                Column.numbers("kept epoch", 1),
                Column.numbers("time/run", 2));
        for (VariantFigures figures : study.results()) {
            table.row(
                    figures.variant(),
                    String.valueOf(figures.runs()),
                    number(figures.trainAccuracy(), 100, 2),
                    number(figures.validationAccuracy(), 100, 2),
                    number(figures.testAccuracy(), 100, 2),
                    number(figures.bestEpoch(), 1, figures.runs() == 1 ? 0 : 1),
                    figures.seconds() == null
                            ? "-"
                            : Text.duration(figures.seconds().mean()));
        }
        return table;
    }

    /** Returns the mean, with the standard deviation if there are several runs. */
    private static String number(@Nullable Statistic statistic, double factor, int decimals) {
        if (statistic == null) {
            return "-";
        }
        String mean = Text.fixed(factor * statistic.mean(), decimals);
        Double deviation = statistic.standardDeviation();
        return deviation == null ? mean : mean + " ± " + Text.fixed(factor * deviation, decimals);
    }
}
