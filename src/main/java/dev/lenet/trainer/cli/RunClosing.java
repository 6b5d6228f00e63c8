package dev.lenet.trainer.cli;

import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.text.Text;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The closing lines of a run: its results and its folder. */
final class RunClosing {

    private RunClosing() {}

    static String of(RunRecord record, Path folder, boolean drawn) {
        StringBuilder text = new StringBuilder("\n");
        text.append(record.model().model())
                .append(" on ")
                .append(DataTitle.of(record.dataset().description()))
                .append(record.status() == RunStatus.COMPLETED ? "" : ", " + record.status())
                .append('\n');
        String notice = record.dataset().description().notice();
        text.append(notice == null ? "" : "  " + notice + "\n");
        Integer bestEpoch = record.best().bestEpoch();
        if (bestEpoch == null) {
            text.append("  no epoch was finished\n");
        } else {
            Recipe recipe = record.spec().recipe();
            line(text, recipe.keep() + " epoch", bestEpoch + " of " + recipe.epochs());
            line(text, "train accuracy", percent(record.best().trainAccuracy()));
            line(text, "validation accuracy", percent(record.best().validationAccuracy()));
            line(text, "test accuracy", percent(record.test().testAccuracy()));
        }
        line(text, "time", seconds(record.times().seconds()));
        line(text, "folder", folder.toString());
        if (record.status() == RunStatus.STOPPED) {
            text.append(Text.format("--resume=%s continues it.%n", record.run()));
        } else if (!drawn) {
            text.append(Text.format(
                    "Stopped before its pictures and report were drawn; --evaluate=%s draws them.%n", record.run()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(Text.format("  %-20s %s%n", name, value));
    }

    private static String percent(@Nullable Double fraction) {
        return fraction == null ? "not measured" : Text.format("%.2f %%", 100 * fraction);
    }

    private static String seconds(@Nullable Double seconds) {
        return seconds == null ? "not finished" : Text.format("%.0f s", seconds);
    }
}
