package dev.lenet.trainer.app;

import java.util.Map;

/** Turns what a client asks for into a run, by the rules of the command line. */
@FunctionalInterface
public interface RunRequests {

    /**
     * Reads a request.
     *
     * @param json names as in the spec of {@code run.json}, and {@code run}; what is missing is as the application is set
     * @return what is asked for
     * @throws dev.lenet.trainer.run.SettingsException for the first thing that is wrong
     */
    RunRequest read(Map<String, Object> json);
}
