package dev.lenet.trainer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTests {

    @Test
    void shortensLongLists() {
        assertThat(Text.some(List.of("a", "b"), 2)).isEqualTo("a, b");
        assertThat(Text.some(List.of("a", "b", "c"), 2)).isEqualTo("a, b and 1 more");
    }
}
