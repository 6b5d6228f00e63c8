package dev.lenet.trainer.store;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this machine. */
public final class HostName {

    private static final String UNKNOWN = "unknown";

    private static final String NAME = look();

    private HostName() {}

    /**
     * Returns the machine's name, which tells the machines of a cluster apart.
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
            return UNKNOWN;
        }
    }

    /** Returns whether this machine's name does not tell it apart from others. */
    static boolean isUnknown() {
        return NAME.equals(UNKNOWN) || NAME.startsWith("localhost");
    }
}
