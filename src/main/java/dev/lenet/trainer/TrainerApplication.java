package dev.lenet.trainer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the trainer. */
@SpringBootApplication
public class TrainerApplication {

    /**
     * Runs the application.
     *
     * @param args the command line, see {@code --help}
     */
    public static void main(String[] args) {
        SpringApplication.run(TrainerApplication.class, args);
    }
}
