package dev.lenet.trainer.cli;

import dev.lenet.trainer.cli.settings.TrainerSettings;
import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.job.QueuedRun;
import dev.lenet.trainer.job.RunWork;
import dev.lenet.trainer.report.HtmlReport;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Trains queued runs as the command line does, and goes on with those that an earlier process began. */
@Component
class QueuedWork implements RunWork {

    private final TrainCommand training;
    private final ResumeCommand resumption;
    private final TrainerSettings settings;
    private final Console console;

    QueuedWork(TrainCommand training, ResumeCommand resumption, TrainerSettings settings, Console console) {
        this.training = training;
        this.resumption = resumption;
        this.settings = settings;
        this.console = console;
    }

    @Override
    public RunStatus work(QueuedRun run) {
        DatasetChoice choice = Arrays.stream(DatasetChoice.values())
                .filter(each -> each.id().equals(run.spec().data().dataset()))
                .findFirst()
                .orElse(DatasetChoice.AUTO);
        RunRecord begun = RunFolder.peek(settings.modelsDir(), run.run());
        if (begun == null) {
            return training.train(run.run(), choice, run.spec()).status();
        }
        Path report = settings.modelsDir().resolve(run.run()).resolve(HtmlReport.FILE);
        // Otherwise the process died between the run's end and the queue's.
        return begun.status() == RunStatus.COMPLETED && Files.exists(report)
                ? RunStatus.COMPLETED
                : resumption.resume(run.run());
    }

    @Override
    public String failed(Throwable cause) {
        return Failure.tell(cause, console).message();
    }
}
