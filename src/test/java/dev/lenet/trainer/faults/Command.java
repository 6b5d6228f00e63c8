package dev.lenet.trainer.faults;

import java.io.IOException;
import java.util.List;

/** A program of the operating system. */
final class Command {

    private Command() {}

    static boolean succeeds(String... words) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(words))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // not installed
        }
    }

    static void run(String... words) throws InterruptedException {
        if (!succeeds(words)) {
            throw new AssertionError("failed: " + String.join(" ", words));
        }
    }
}
