package dev.lenet.trainer.cli;

import dev.lenet.trainer.cli.settings.ConfigFile;
import dev.lenet.trainer.cli.settings.FileNames;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs the process: parses the command line, starts Spring, and turns the outcome into an exit code. */
public final class Launcher {

    private static final int RESERVE_BYTES = 1 << 20;

    /** Freed when memory runs out, so that there is enough left to report it. */
    @SuppressWarnings("UnusedVariable")
    private static volatile byte @Nullable [] reserve;

    private Launcher() {}

    /**
     * Runs the application to its end.
     *
     * @param application the Spring Boot application's class
     * @param args the command line
     * @return the exit code of the process
     */
    public static int run(Class<?> application, String... args) {
        SerialFilter.install();
        Console console = Console.system(System.getenv());
        reserve = new byte[RESERVE_BYTES];
        try {
            CommandLine commandLine = CommandLine.parse(args);
            switch (commandLine.request()) {
                case HELP -> console.out().print(Usage.help());
                case VERSION -> console.out().print(Usage.version());
                case RUN -> {
                    FileNames.checkProcess();
                    ConfigFile.checkApplicationYml();
                    return start(application, commandLine, console);
                }
            }
            return ExitCode.DONE.code();
        } catch (SpringApplication.AbandonedRunException e) {
            // Spring's build or test tools need only the context.
            throw e;
        } catch (Throwable e) {
            reserve = null;
            return Failure.tell(e, console).exitCode().code();
        }
    }

    private static int start(Class<?> application, CommandLine commandLine, Console console) {
        LastResort.install();
        StartupCompilation.request();
        AnsiOutput.setEnabled(console.hasColour() ? AnsiOutput.Enabled.ALWAYS : AnsiOutput.Enabled.NEVER);
        String slower = VectorModule.load();
        if (slower != null) {
            console.warn(slower);
        }
        SpringApplication spring = new SpringApplication(application);
        spring.addListeners(new SettingsListener(console));
        spring.addInitializers(context -> context.getBeanFactory().registerSingleton("console", console));
        ConfigurableApplicationContext context =
                spring.run(commandLine.springArguments().toArray(String[]::new));
        // A context that a signal is closing has no exit code; it stays active until it is closed.
        return context.isActive() && !context.isClosed() ? SpringApplication.exit(context) : ExitCode.TERMINATED.code();
    }
}
