package dev.lenet.trainer.app;

import java.util.Map;

/** Turns a client's request into a run, by the rules of the command line. */
@FunctionalInterface
public interface RunRequests {

    /**
     * Reads a request.
     *
     * @param json values by the names in the spec of {@code run.json}, and {@code run}; missing ones are taken from the
     *     application's settings
     * @return the requested run
     * @throws dev.lenet.trainer.run.SettingsException for the first error
     */
    RunRequest read(Map<String, Object> json);
}
