package dev.lenet.trainer.cli;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Makes Ctrl-C the same as SIGTERM, down to the exit code: whoever waits for the trainer need not know which of the two ended
 * it. Left to itself, the JVM would save just as well and end with 130.
 */
final class Interrupt {

    private static final Signal INTERRUPT = new Signal("INT");

    private Interrupt() {}

    /** Passes the signal on as SIGTERM, unless the process was started with the signal ignored, as shells do in the background. */
    static void endsAsTermination() {
        try {
            SignalHandler before = Signal.handle(INTERRUPT, signal -> Signal.raise(new Signal("TERM")));
            if (before.equals(SignalHandler.SIG_IGN)) {
                Signal.handle(INTERRUPT, SignalHandler.SIG_IGN);
            }
        } catch (IllegalArgumentException e) {
            // The JVM keeps its hands off signals (-Xrs): whoever asked for that has what they want.
        }
    }
}
