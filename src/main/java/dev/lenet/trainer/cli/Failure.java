package dev.lenet.trainer.cli;

import dev.lenet.trainer.app.CellFailedException;
import dev.lenet.trainer.app.CellsMissingException;
import dev.lenet.trainer.app.StudyFailedException;
import dev.lenet.trainer.backend.BackendException;
import dev.lenet.trainer.cli.settings.ConfigFile;
import dev.lenet.trainer.cli.settings.SettingOrigin;
import dev.lenet.trainer.cli.settings.Takes;
import dev.lenet.trainer.dataset.DatasetException;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.store.NoSuchRunException;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.text.Text;
import dev.lenet.trainer.training.DivergedException;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.core.NestedExceptionUtils;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Why the process fails.
 *
 * @param exitCode the process's exit code
 * @param message the message for the user
 * @param explained whether the message explains the failure completely; if not, the stack trace is printed too
 */
record Failure(ExitCode exitCode, String message, boolean explained) {

    /** The trainer's exceptions whose messages are written for the user, with their exit codes. */
    private static final Map<Class<? extends Throwable>, ExitCode> EXPLAINED = Map.of(
            SettingsException.class, ExitCode.USAGE,
            BackendException.class, ExitCode.USAGE,
            NoSuchRunException.class, ExitCode.USAGE,
            DatasetException.class, ExitCode.DATA,
            DivergedException.class, ExitCode.DIVERGED,
            StoreException.class, ExitCode.STORE,
            CellsMissingException.class, ExitCode.MISSING);

    Failure(ExitCode exitCode, String message) {
        this(exitCode, message, true);
    }

    /**
     * Finds the reason for a failure in an exception and its causes.
     *
     * @param thrown the exception that ended the run
     * @return the outermost known reason; an unexpected error if there is none
     */
    static Failure of(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(100)
                .flatMap(cause -> Stream.ofNullable(known(cause)))
                .findFirst()
                .orElseGet(() -> unexpected(thrown));
    }

    /**
     * Tells the user why the work failed.
     *
     * @param thrown the exception that ended it
     * @param console where to print
     * @return the failure
     */
    static Failure tell(Throwable thrown, Console console) {
        console.status("");
        Failure failure = of(thrown);
        // While the JVM shuts down, failures are only a consequence of that.
        if (!console.isClosed()) {
            if (!failure.explained()) {
                thrown.printStackTrace(console.err());
            }
            console.error(failure.message());
        }
        return failure;
    }

    private static @Nullable Failure known(Throwable cause) {
        if (cause instanceof StudyFailedException study) {
            Failure first = of(study.first());
            String advice =
                    Text.format("%s --resume=%s runs the failed ones again.", study.getMessage(), study.study());
            return new Failure(first.exitCode(), advice, first.explained());
        }
        if (cause instanceof CellFailedException cell) {
            Failure first = of(cell.first());
            return new Failure(first.exitCode(), String.valueOf(cell.getMessage()), first.explained());
        }
        if (cause instanceof OutOfMemoryError) {
            return new Failure(
                    ExitCode.UNEXPECTED,
                    Text.format(
                            "The trainer ran out of memory: %s. Give it more with java -Xmx2g -jar trainer.jar, or reduce its needs with --threads=1 or --workers=1.",
                            cause.getMessage()));
        }
        for (var entry : EXPLAINED.entrySet()) {
            if (entry.getKey().isInstance(cause)) {
                return new Failure(entry.getValue(), String.valueOf(cause.getMessage()));
            }
        }
        String configuration = configurationProblem(cause);
        return configuration == null ? null : new Failure(ExitCode.USAGE, configuration);
    }

    private static @Nullable String configurationProblem(Throwable cause) {
        if (cause instanceof PortInUseException port) {
            return Text.format(
                    "Port %d is in use by another program. Choose another with --server.port=N; 0 takes any free one.",
                    port.getPort());
        }
        if (cause instanceof WebServerException) {
            return Text.format(
                    "The web server cannot start (%s). It needs a port that it may open (--server.port=N) and a folder for temporary files (-Djava.io.tmpdir=DIR).",
                    NestedExceptionUtils.getMostSpecificCause(cause));
        }
        if (cause instanceof BindException bind) {
            return Takes.of(bind.getTarget().getType().toClass())
                    .refusal(
                            SettingOrigin.describe(bind.getName().toString(), bind.getProperty()),
                            bind.getProperty() == null
                                    ? ""
                                    : String.valueOf(bind.getProperty().getValue()));
        }
        if (cause instanceof InvalidConfigurationPropertyValueException invalid) {
            return Text.format("%s cannot be \"%s\": %s.", invalid.getName(), invalid.getValue(), invalid.getReason());
        }
        if (cause instanceof YAMLException yaml) {
            return ConfigFile.invalid("application.yml", yaml);
        }
        return cause instanceof ConfigDataException ? cause.getMessage() + "." : null;
    }

    private static Failure unexpected(Throwable thrown) {
        return new Failure(
                ExitCode.UNEXPECTED,
                Text.format(
                        "An unexpected error ended the trainer: %s. The stack trace is above; please report it.",
                        thrown),
                false);
    }
}
