package dev.lenet.trainer.cli;

import java.io.ObjectInputFilter;

/**
 * Turns Java deserialisation off in the whole process. Neither the trainer nor Spring or Tomcat, as configured, needs it, and
 * it would let untrusted bytes create objects of any class on the class path.
 */
final class SerialFilter {

    private SerialFilter() {}

    /** Rejects every class from now on, unless the user has set a filter with {@code -Djdk.serialFilter}. */
    static void install() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(SerialFilter::check);
        }
    }

    private static ObjectInputFilter.Status check(ObjectInputFilter.FilterInfo info) {
        return info.serialClass() == null ? ObjectInputFilter.Status.UNDECIDED : ObjectInputFilter.Status.REJECTED;
    }
}
