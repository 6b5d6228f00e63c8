package dev.lenet.trainer.store;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this machine calls itself. */
public final class HostName {

    private static final String NAME = look();

    private HostName() {}

    /**
     * The machine's name, for people: it tells machines of one cluster apart and decides nothing.
     *
     * @return {@code unknown} if it has none
     */
    public static String get() {
        return NAME;
    }

    private static String look() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
