package dev.lenet.trainer.store;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this machine. */
public final class HostName {

    private static final String NAME = look();

    private HostName() {}

    /**
     * Returns the machine's name, which helps people to tell the machines of a cluster apart. No decision depends on it.
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
