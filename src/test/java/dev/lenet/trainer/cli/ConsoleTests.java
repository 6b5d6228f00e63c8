package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConsoleTests {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    private Console console(Terminal terminal) {
        PrintStream stream = new PrintStream(screen, true, StandardCharsets.UTF_8);
        return new Console(stream, stream, terminal);
    }

    private String written() {
        return screen.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Nested
    class WithTextFromElsewhere {

        private static final String HOSTILE = "\u001b[2J\u202eevil\u009b31m";
        private static final String SHOWN = "?[2J?evil?31m";

        private final Console console = console(Terminal.NONE);

        @Test
        void printsItHarmlessHoweverItIsPrinted() {
            console.out().println(HOSTILE);
            console.out().print(HOSTILE + "\n");
            console.out().append(HOSTILE).append('\n');
            console.out().printf(Locale.ROOT, "%s%n", HOSTILE);
            console.out().println(new StringBuilder(HOSTILE));
            console.out().println(HOSTILE.toCharArray());
            new IllegalStateException(HOSTILE).printStackTrace(console.err());

            assertThat(written())
                    .startsWith((SHOWN + "\n").repeat(6))
                    .contains("IllegalStateException: " + SHOWN + "\n");
            assertThat(written()).doesNotContain("\u001b", "\u202e", "\u009b");
        }

        @Test
        void keepsItsOwnColoursAndStatus() {
            Console coloured = console(new Terminal(true, true));
            coloured.error(HOSTILE);
            coloured.status(HOSTILE);

            assertThat(written())
                    .contains("\u001b[1;31mError:\u001b[0m " + SHOWN + "\n")
                    .contains("\u001b[?7l" + SHOWN + " \u001b[?7h")
                    .doesNotContain("\u202e", "\u001b[2J");
        }
    }

    @Nested
    class WithLinesThatAreKept {

        @Test
        void beginsEachWithAStamp() {
            Console console = console(Terminal.NONE);
            console.out().println("before");
            console.stampLines(() -> "12:00 first ");
            console.out().print("one\n\ntwo\n");
            console.warn("Three.");
            console.err().println("four");

            assertThat(written())
                    .isEqualTo(
                            "before\n12:00 first one\n12:00 first two\n12:00 first Warning: Three.\n12:00 first four\n");
        }

        @Test
        void leavesATerminalItsRoom() {
            Console console = console(new Terminal(true, false));
            console.stampLines(() -> "12:00 ");
            console.out().println("one");

            assertThat(written()).doesNotContain("12:00");
        }
    }

    @Nested
    class OnATerminal {

        private static final String ERASE = "\r\u001b[K";
        private static final String BAR = ERASE + "\u001b[?7lbar \u001b[?7h";

        private final Console console = console(new Terminal(true, false));

        @Test
        void redrawsTheStatus() {
            console.status("bar");
            console.status("bar");

            assertThat(written()).isEqualTo(BAR + BAR);
        }

        @Test
        void redrawsAStatusOfSeveralLinesFromItsTop() {
            console.status("one\ntwo\nthree");
            console.out().println("result");
            console.status("");

            String lines = "\u001b[?7lone \r\ntwo \r\nthree \u001b[?7h";
            String up = "\r\u001b[2A\u001b[J";
            assertThat(written()).isEqualTo(ERASE + lines + up + "result\n" + ERASE + lines + up);
        }

        @Test
        void keepsTheStatusBelowOtherOutput() {
            console.status("bar");
            console.out().println("result");
            console.err().println("warning");

            assertThat(written()).isEqualTo(BAR + ERASE + "result\n" + BAR + ERASE + "warning\n" + BAR);
        }

        @Test
        void waitsForTheEndOfALine() {
            console.out().print("half");
            console.status("bar");
            console.out().println();

            assertThat(written()).isEqualTo("half\n" + BAR);
        }

        @Test
        void erasesTheStatusOnceItIsEmpty() {
            console.status("bar");
            console.status("");
            console.out().println("result");

            assertThat(written()).isEqualTo(BAR + ERASE + "result\n");
        }

        @Test
        void showsNoStatusOnceClosed() {
            console.status("bar");
            console.close();
            console.status("bar");
            console.out().println("last words");

            assertThat(written()).isEqualTo(BAR + ERASE + "last words\n");
            assertThat(console.isClosed()).isTrue();
        }

        @Test
        void coloursOnlyWhereWanted() {
            console.error("no");
            console(new Terminal(true, true)).error("yes");

            assertThat(written()).isEqualTo("Error: no\n\u001b[1;31mError:\u001b[0m yes\n");
        }
    }

    @Nested
    class InAPipe {

        @Test
        void writesNothingButText() {
            Console console = console(Terminal.NONE);

            console.status("bar");
            console.out().println("result");
            console.warn("careful");
            console.status("");
            console.close();

            assertThat(written()).isEqualTo("result\nWarning: careful\n");
        }
    }
}
