package dev.lenet.trainer.cli;

import java.io.ObjectInputFilter;

/**
 * Java deserialisation is off in the whole process: nothing of the trainer, of Spring or of Tomcat as it is set up needs it, and
 * bytes from outside could make objects of any class on the class path with it.
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
