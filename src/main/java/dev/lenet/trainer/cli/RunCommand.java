package dev.lenet.trainer.cli;

import dev.lenet.trainer.cli.settings.Mode;
import dev.lenet.trainer.cli.settings.Setting;
import dev.lenet.trainer.cli.settings.TrainerSettings;
import dev.lenet.trainer.cli.settings.WorkSettings;
import dev.lenet.trainer.job.StopSignal;
import dev.lenet.trainer.job.TrainingMonitor;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.text.Text;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Does what the command line asks for: trains, evaluates or compares, then shows what came out. */
@Component
class RunCommand implements ApplicationRunner {

    /** Options that ask for work. A trainer that serves does it only for them; others are settings of what is queued. */
    private static final List<String> WORK = Stream.of(
                    "config", "variant", "folds", "repeats", "run", "resume", "evaluate", "compare")
            .map(name -> Setting.PREFIX + name)
            .toList();

    private final TrainerSettings settings;
    private final TrainCommand training;
    private final EvaluateCommand evaluation;
    private final StudyCommand studies;
    private final ResumeCommand resumption;
    private final CompareCommand comparison;
    private final StopSignal stop;
    private final TrainingMonitor monitor;
    private final ServeCommand service;
    private final ApplicationContext context;

    RunCommand(
            TrainerSettings settings,
            TrainCommand training,
            EvaluateCommand evaluation,
            StudyCommand studies,
            ResumeCommand resumption,
            CompareCommand comparison,
            StopSignal stop,
            TrainingMonitor monitor,
            ServeCommand service,
            ApplicationContext context) {
        this.settings = settings;
        this.training = training;
        this.evaluation = evaluation;
        this.studies = studies;
        this.resumption = resumption;
        this.comparison = comparison;
        this.stop = stop;
        this.monitor = monitor;
        this.service = service;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        // Spring Boot would say so only when the work is over.
        AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        if (settings.serve()) {
            service.serve(WORK.stream().anyMatch(arguments::containsOption) ? this::once : null);
        } else {
            once();
        }
    }

    private void once() {
        try (StopSignal.Work work = stop.begin()) {
            monitor.workBegins();
            monitor.workEnded(work(), null);
        } catch (RuntimeException | Error e) {
            monitor.workEnded(RunStatus.FAILED, Failure.of(e).message());
            throw e;
        }
    }

    private RunStatus work() {
        WorkSettings work = settings.work();
        Mode mode = settings.mode();
        if (mode == null) {
            return settings.isStudy() ? studies.run().status() : train();
        }
        switch (mode) {
            case RESUME -> {
                return resumption.resume(Objects.requireNonNull(work.resume()));
            }
            case EVALUATE -> evaluation.evaluate(Objects.requireNonNull(work.evaluate()));
            case COMPARE -> comparison.compare(Objects.requireNonNull(work.compare()), name("compare"));
        }
        return RunStatus.COMPLETED;
    }

    private RunStatus train() {
        RunSpec spec = settings.spec(settings.dataset().id());
        return training.train(name(spec.variant().id()), settings.dataset(), spec)
                .status();
    }

    private String name(String what) {
        return settings.run() != null
                ? settings.run()
                : what + "-" + Text.stamp(Clock.systemUTC().instant());
    }
}
