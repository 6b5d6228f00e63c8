package dev.lenet.trainer.cli;

import dev.lenet.trainer.text.Printable;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Prints text with the control characters replaced that a terminal would obey. */
final class PrintableStream extends PrintStream {

    private final PrintStream target;

    /** Creates a stream that prints to another one. */
    PrintableStream(PrintStream target) {
        super(target, true);
        this.target = target;
    }

    /** All methods that print text call this one or one of the three below. */
    @Override
    public void print(@Nullable String text) {
        target.print(Printable.harmless(String.valueOf(text)));
    }

    @Override
    public void print(char character) {
        print(String.valueOf(character));
    }

    @Override
    public void print(char[] characters) {
        print(String.valueOf(characters));
    }

    @Override
    public void print(@Nullable Object object) {
        print(String.valueOf(object));
    }
}
