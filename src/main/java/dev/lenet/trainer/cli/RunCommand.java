package dev.lenet.trainer.cli;

import dev.lenet.trainer.app.Comparison;
import dev.lenet.trainer.app.Plan;
import dev.lenet.trainer.app.Planning;
import dev.lenet.trainer.app.Prediction;
import dev.lenet.trainer.app.RunTraining;
import dev.lenet.trainer.app.SavedWork;
import dev.lenet.trainer.app.StudySteps;
import dev.lenet.trainer.app.StudyTraining;
import dev.lenet.trainer.app.Work;
import dev.lenet.trainer.cli.settings.Mode;
import dev.lenet.trainer.cli.settings.Setting;
import dev.lenet.trainer.cli.settings.TrainerSettings;
import dev.lenet.trainer.cli.settings.WorkSettings;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.web.PageAddress;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Does the work that the command line requests: trains, evaluates, compares, predicts or plans. */
@Component
class RunCommand implements ApplicationRunner {

    /** Options that request work. With {@code --serve}, all other options are only defaults for queued runs. */
    private static final List<String> WORK = Stream.of(
                    "config",
                    "variant",
                    "folds",
                    "repeats",
                    "run",
                    "resume",
                    "evaluate",
                    "compare",
                    "plan",
                    "prepare",
                    "work",
                    "collect",
                    "predict")
            .map(name -> Setting.PREFIX + name)
            .toList();

    private final TrainerSettings settings;
    private final Work work;
    private final RunTraining runs;
    private final StudyTraining studies;
    private final StudySteps steps;
    private final SavedWork saved;
    private final Comparison comparison;
    private final Prediction prediction;
    private final Planning planning;
    private final ServeCommand service;
    private final ApplicationContext context;
    private final ConfigurableEnvironment environment;
    private final Console console;

    RunCommand(
            TrainerSettings settings,
            Work work,
            RunTraining runs,
            StudyTraining studies,
            StudySteps steps,
            SavedWork saved,
            Comparison comparison,
            Prediction prediction,
            Planning planning,
            ServeCommand service,
            ApplicationContext context,
            ConfigurableEnvironment environment,
            Console console) {
        this.settings = settings;
        this.work = work;
        this.runs = runs;
        this.studies = studies;
        this.steps = steps;
        this.saved = saved;
        this.comparison = comparison;
        this.prediction = prediction;
        this.planning = planning;
        this.service = service;
        this.context = context;
        this.environment = environment;
        this.console = console;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        // Spring Boot would report this only after the work.
        AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        if (settings.service().serve()) {
            service.serve(WORK.stream().anyMatch(arguments::containsOption) ? this::once : null);
        } else {
            String address = PageAddress.toWatch(environment);
            Mode mode = settings.mode();
            if (address != null && (mode == null || mode == Mode.RESUME || mode == Mode.WORK)) {
                console.out().println(address);
            }
            once();
        }
    }

    private void once() {
        work.execute(this::work);
    }

    private RunStatus work() {
        WorkSettings asked = settings.work();
        Mode mode = settings.mode();
        if (mode == null) {
            return settings.isStudy() ? trainStudy() : trainRun();
        }
        switch (mode) {
            case RESUME -> {
                return saved.resume(Objects.requireNonNull(asked.resume()));
            }
            case EVALUATE -> {
                return saved.evaluate(Objects.requireNonNull(asked.evaluate()));
            }
            case PREPARE ->
                steps.prepare(
                        asked.run(), settings.study(settings.data().dataset().id()));
            case WORK -> {
                return steps.work(Objects.requireNonNull(asked.work()), CellNumber.of(asked, environment));
            }
            case COLLECT -> {
                return studies.collect(Objects.requireNonNull(asked.collect()));
            }
            case COMPARE ->
                comparison.compare(
                        Objects.requireNonNull(asked.compare()), settings.work().run());
            case PREDICT ->
                prediction.predict(
                        Objects.requireNonNull(asked.predict()),
                        Objects.requireNonNull(asked.model()),
                        settings.work().run());
            case PLAN -> plan();
        }
        return RunStatus.COMPLETED;
    }

    private void plan() {
        Plan plan = planning.plan(settings.study(settings.data().dataset().id()));
        console.out().print(new PlanText(settings.registry(), settings.base(), console.width()).of(plan));
    }

    private RunStatus trainRun() {
        RunSpec spec = settings.spec(settings.data().dataset().id());
        return runs.train(settings.work().run(), spec);
    }

    private RunStatus trainStudy() {
        return studies.train(
                settings.work().run(), settings.study(settings.data().dataset().id()));
    }
}
