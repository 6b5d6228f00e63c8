package dev.lenet.trainer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTests {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                7,
                8,
                '\r',
                0x1b,
                0x7f, // bell, backspace, escape, delete
                0x85,
                0x9b, // next line, the one-byte control sequence introducer
                0xad,
                0x61c,
                0x200b,
                0x200e,
                0x200f, // invisible, direction marks
                0x2028,
                0x2029, // line and paragraph separators
                0x202a,
                0x202b,
                0x202c,
                0x202d,
                0x202e,
                0x2066,
                0x2067,
                0x2068,
                0x2069, // direction overrides
                0xfeff,
                0xd800,
                0xdfff,
                0xe0001 // byte order mark, halves of pairs, a tag
            })
    void replacesWhatATerminalObeys(int character) {
        String text = "a" + Character.toString(character) + "b";

        assertThat(Printable.harmless(text)).isEqualTo("a?b");
        assertThat(Printable.line(text)).doesNotContain(Character.toString(character));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain ASCII ~", "two\nlines", "a\ttab", "Äpfel ± 0,3 – ×", "می‌خواهم", "👩‍💻", "日本語", ""})
    void keepsWhatItShows(String text) {
        assertThat(Printable.harmless(text)).isEqualTo(text);
    }

    @Test
    void leavesNothingOfAnEscapeSequenceButItsLetters() {
        assertThat(Printable.harmless("\u001b]0;title\u0007\u001b[2Jrun")).isEqualTo("?]0;title??[2Jrun");
    }
}
