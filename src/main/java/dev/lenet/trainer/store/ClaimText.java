package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Printable;
import dev.lenet.trainer.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content of a claim's file: the owner in the first line, and in the second whether it is still at work, with a number that
 * changes. The second line always has the same length, so that it can be overwritten.
 *
 * @param owner such as {@code node7, process 4711, 0f8fad5b}; the last part makes it unique
 */
record ClaimText(String owner) {

    private static final Pattern OWNER = Pattern.compile("(?<machine>.*), process (?<process>\\d{1,18}), \\w+");

    private static final String BEATS = "at work ";
    private static final String RELEASED = "let go  ";

    static ClaimText ofThisProcess() {
        String random = UUID.randomUUID().toString().substring(0, 8);
        return new ClaimText(Text.format(
                "%s, process %d, %s",
                Printable.line(HostName.get()), ProcessHandle.current().pid(), random));
    }

    String whole() {
        return owner + "\n" + beat(0);
    }

    /** Returns the offset of the second line, in bytes. */
    long stateAt() {
        return owner.getBytes(StandardCharsets.UTF_8).length + 1L;
    }

    static String beat(int number) {
        return line(BEATS, number);
    }

    static String released(int number) {
        return line(RELEASED, number);
    }

    private static String line(String state, int number) {
        return state + Text.format("%010d", number) + "\n";
    }

    static boolean isReleased(String content) {
        return content.contains("\n" + RELEASED);
    }

    /** Whether the owner was a process of this machine, or of one with the same name, and this machine has no such process. */
    static boolean isOfDeadProcess(String content) {
        Matcher owner = OWNER.matcher(owner(content));
        return owner.matches()
                && !HostName.isUnknown()
                && owner.group("machine").equals(Printable.line(HostName.get()))
                && ProcessHandle.of(Long.parseLong(owner.group("process"))).isEmpty();
    }

    /** Returns the first line of a file's content. */
    static String owner(String content) {
        int end = content.indexOf('\n');
        return end < 1 ? "another process" : Printable.line(content.substring(0, end));
    }
}
