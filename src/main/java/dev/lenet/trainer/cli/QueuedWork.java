package dev.lenet.trainer.cli;

import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.job.QueuedRun;
import dev.lenet.trainer.job.RunWork;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.RunRecord;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Trains queued runs as the command line does. */
@Component
class QueuedWork implements RunWork {

    private final TrainCommand training;
    private final TrainerSettings settings;
    private final Console console;

    QueuedWork(TrainCommand training, TrainerSettings settings, Console console) {
        this.training = training;
        this.settings = settings;
        this.console = console;
    }

    @Override
    public RunStatus work(QueuedRun run) {
        DatasetChoice choice = Arrays.stream(DatasetChoice.values())
                .filter(each -> each.id().equals(run.spec().dataset()))
                .findFirst()
                .orElse(DatasetChoice.AUTO);
        RunRecord begun = training.begun(run.run());
        if (begun == null) {
            return training.train(run.run(), choice, run.spec()).status();
        }
        if (begun.status() == RunStatus.COMPLETED) {
            return RunStatus.COMPLETED; // the process died between the run's end and the queue's
        }
        return training.trainAnew(run.run(), choice, run.spec()).status();
    }

    @Override
    public String failed(Throwable cause) {
        return Failure.tell(cause, console).message();
    }
}
