package dev.lenet.trainer.cli;

import dev.lenet.trainer.cli.settings.WorkSettings;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.text.Numbers;
import dev.lenet.trainer.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/** Finds the cell of a study that a worker trains, given on the command line or by the scheduler that started the worker. */
final class CellNumber {

    /** The variables that Slurm sets for tasks of a job array, and Kubernetes for pods of an Indexed Job. */
    private static final List<String> VARIABLES = List.of("SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX");

    private CellNumber() {}

    /** Returns the cell's number from 0; null to train all free cells. */
    static @Nullable Integer of(WorkSettings work, PropertyResolver environment) {
        if (work.cell() != null) {
            return work.cell();
        }
        for (String variable : VARIABLES) {
            String value = environment.getProperty(variable);
            if (value != null) {
                return number(variable, value);
            }
        }
        return null;
    }

    private static int number(String variable, String value) {
        Long number = Numbers.whole(value);
        if (number == null || number < 0 || number >= StudySpec.MOST_RUNS) {
            throw new SettingsException(Text.format(
                    "the environment variable %s takes a whole number from 0 to %d, but got \"%s\".",
                    variable, StudySpec.MOST_RUNS - 1, value));
        }
        return number.intValue();
    }
}
