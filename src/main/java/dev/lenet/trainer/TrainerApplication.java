package dev.lenet.trainer;

import dev.lenet.trainer.cli.Launcher;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the trainer. */
@SpringBootApplication
public class TrainerApplication {

    /**
     * Runs the application, then exits the process with its exit code.
     *
     * @param args the command line; see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(Launcher.run(TrainerApplication.class, args));
    }
}
