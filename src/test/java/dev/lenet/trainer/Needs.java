package dev.lenet.trainer;

import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs of the machine. A developer without it sees the test skipped, with the reason; CI, which installs
 * everything, sees it fail, so that no test can drop out of the build unnoticed.
 */
public final class Needs {

    private static final boolean CI = "true".equals(System.getenv("CI"));

    private Needs() {}

    /**
     * Goes on if the machine has it.
     *
     * @param there whether it was found
     * @param what what is missing and how to get it
     */
    public static void that(boolean there, String what) {
        if (CI && !there) {
            throw new AssertionError("CI lacks what this test needs: " + what);
        }
        Assumptions.assumeTrue(there, what);
    }
}
