package dev.lenet.trainer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.support.ResourceRegion;
import org.springframework.http.ETag;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;

/** RFC 9110, sections 13 and 14, for a file of 100 bytes. */
class ConditionsTests {

    private static final ByteArrayResource FILE = new ByteArrayResource(new byte[100]);

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/file");
    private final Conditions conditions = new Conditions(request, new ETag("now", false));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            If-None-Match | "now"          | NOT_MODIFIED
            If-None-Match | W/"now"        | NOT_MODIFIED
            If-None-Match | "old", "now"   | NOT_MODIFIED
            If-None-Match | *              | NOT_MODIFIED
            If-None-Match | "old"          | OK
            If-None-Match | now            | OK
            If-Match      | "now"          | OK
            If-Match      | "old", "now"   | OK
            If-Match      | *              | OK
            If-Match      | "old"          | PRECONDITION_FAILED
            If-Match      | W/"now"        | PRECONDITION_FAILED
            If-Match      | nonsense       | PRECONDITION_FAILED
            """)
    void comparesTags(String header, String value, HttpStatus expected) {
        request.addHeader(header, value);

        assertThat(conditions.status()).isEqualTo(expected);
    }

    @Test
    void aFailedIfMatchComesFirst() {
        request.addHeader("If-None-Match", "\"now\"");
        request.addHeader("If-Match", "\"old\"");

        assertThat(conditions.status()).isEqualTo(HttpStatus.PRECONDITION_FAILED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bytes=0-5             | 0-5
            BYTES=0-5             | 0-5
            bytes=90-             | 90-99
            bytes=90-1000         | 90-99
            bytes=-10             | 90-99
            bytes=-1000           | 0-99
            bytes=0-0,99-         | 0-0 99-99
            bytes=0-1,999999999-  | 0-1
            bytes= 0-1 , 3-4      | 0-1 3-4
            """)
    void takesThePartsThatAreThere(String range, String expected) {
        request.addHeader("Range", range);

        assertThat(parts()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=999999999-", "bytes=-0", "bytes=100-200,300-"})
    void findsNoPart(String range) {
        request.addHeader("Range", range);

        assertThat(parts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "items=0-5",
                "bytes",
                "bytes=",
                "bytes=5-2",
                "bytes=x-y",
                "bytes=1",
                "bytes=99999999999999999999-",
                "bytes=0-60,40-99",
                "nonsense",
            })
    void ignoresWhatIsNoRangeOrMoreThanTheWhole(String range) {
        request.addHeader("Range", range);

        assertThat(conditions.parts(FILE, 100)).isNull();
    }

    @Test
    void ignoresMoreRangesThanAnyoneNeeds() {
        request.addHeader("Range", "bytes=" + "0-0,".repeat(1000) + "1-1");

        assertThat(conditions.parts(FILE, 100)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"old\"", "W/\"now\"", "Thu, 26 Nov 2026 12:00:00 GMT", "nonsense"})
    void aPartOfAnotherVersionIsOfNoUse(String version) {
        request.addHeader("Range", "bytes=0-5");
        request.addHeader("If-Range", version);

        assertThat(conditions.parts(FILE, 100)).isNull();
    }

    @Test
    void aPartOfThisVersionIs() {
        request.addHeader("Range", "bytes=0-5");
        request.addHeader("If-Range", "\"now\"");

        assertThat(parts()).isEqualTo("0-5");
    }

    @Test
    void onlyGetKnowsRanges() {
        request.setMethod("HEAD");
        request.addHeader("Range", "bytes=0-5");

        assertThat(conditions.parts(FILE, 100)).isNull();
    }

    private String parts() {
        List<ResourceRegion> parts = Objects.requireNonNull(conditions.parts(FILE, 100));
        return String.join(
                " ",
                parts.stream()
                        .map(part -> part.getPosition() + "-" + (part.getPosition() + part.getCount() - 1))
                        .toList());
    }
}
