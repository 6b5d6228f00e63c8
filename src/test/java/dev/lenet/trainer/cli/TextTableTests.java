package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.cli.TextTable.Column;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTests {

    private final TextTable table = new TextTable(
            Column.words("name", 4), Column.numbers("a", 1), Column.numbers("bb", 3), Column.numbers("c", 2));

    @Test
    void leavesOutWholeColumnsInTheOrderOfTheirImportance() {
        table.row("first", "1.5", "2", "3");

        assertThat(table.render(20)).isEqualTo("  name     a  bb  c\n  first  1.5   2  3\n");
        assertThat(table.render(18)).isEqualTo("  name   bb  c\n  first   2  3\n");
        assertThat(table.render(11)).isEqualTo("  name   bb\n  first   2\n");
        assertThat(table.render(1)).isEqualTo("  name\n  first\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 50, 60, 79, 80})
    void aStatusLineHasRoom(int width) {
        String line = new StatusLine()
                .with("epoch 1000/1000", 4)
                .with("[==========]", 1)
                .with("102,140 images/s", 5)
                .with("11:00:33 left", 6)
                .with("loss 0.5123", 2)
                .with("accuracy 81.3%", 3)
                .render(width);

        assertThat(line).hasSizeLessThanOrEqualTo(width).contains("102,140 images/s", "11:00:33 left");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 50, 80})
    void wordsAreWrappedBetweenWords(int width) {
        String text = "Training var3 on fashion-mnist: 48,000 training and 12,000 validation images\nand a second line";

        String wrapped = Words.wrapped(text, width);

        assertThat(wrapped.replace('\n', ' ')).isEqualTo(text.replace('\n', ' '));
        assertThat(wrapped.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
    }

    @Test
    void aWordThatIsTooLongHasALineOfItsOwn() {
        assertThat(Words.wrapped("in /a/long/path it lies", 8)).isEqualTo("in\n/a/long/path\nit lies");
    }

    @Test
    void readsWhatSttySays() {
        assertThat(Arrays.asList("30 100\n", "", "0 0\n", "stty: error", "24 99999999", "24 -5"))
                .extracting(TerminalWidth::columns)
                .containsExactly(100, 80, 80, 80, 80, 80);
    }
}
