package dev.lenet.trainer.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTests {

    @ParameterizedTest
    @CsvSource({
        "'',abc,3",
        "abc,abc,0",
        "abc,acb,1",
        "abc,abcd,1",
        "abc,bc,1",
        "abc,xbc,1",
        "ca,abc,3",
        "kitten,sitting,3"
    })
    void countsEdits(String a, String b, int edits) {
        assertThat(Spelling.distance(a, b)).isEqualTo(edits);
        assertThat(Spelling.distance(b, a)).isEqualTo(edits);
    }

    @Test
    void findsTheNearestWord() {
        assertThat(Spelling.nearest("epoch", List.of("gamma", "epochs"))).isEqualTo("epochs");
    }

    @Test
    void findsNoneThatIsFar() {
        assertThat(Spelling.nearest("cosine", List.of("none", "step"))).isNull();
    }

    /** A graphics card is no misspelt processor. */
    @Test
    void findsNoneAmongShortWordsAndNumbers() {
        assertThat(Spelling.nearest("gpu", List.of("auto", "cpu", "cuda"))).isNull();
        assertThat(Spelling.nearest("5", List.of("0"))).isNull();
        assertThat(Spelling.nearest("100", List.of("0"))).isNull();
    }

    @Test
    void findsNoneThatDiffersInMuchOfALongName() {
        assertThat(Spelling.nearest("management.endpoint.foo.bar", List.of("management.endpoint.info.access")))
                .isNull();
        assertThat(Spelling.nearest("trainer.foo", List.of("trainer.folds"))).isNull();
        assertThat(Spelling.nearest("server.foo", List.of("server.ssl"))).isNull();
        assertThat(Spelling.nearest("server.prot", List.of("server.port"))).isEqualTo("server.port");
    }

    @Test
    void doesNotChooseAmongEquals() {
        assertThat(Spelling.nearest("var5", List.of("var1", "var2"))).isNull();
    }
}
