package io.linli.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTest {

    @ParameterizedTest
    @CsvSource({
        "95205603217X,", // a letter
        "4006381333931, 4006381333931",
        "036000291452, 0036000291452",
        "0036000291452, 0036000291452",
        "00036000291452, 0036000291452",
        "73513537, 73513537",
        "00000073513537, 73513537",
        "10614141000415, 10614141000415",
        "'4 006381 333931', 4006381333931",
        "4-006381-333931, 4006381333931"
    })
    void one_article_is_written_in_one_way(String text, String digits) {
        assertThat(Gtin.of(text).map(Gtin::digits).orElse(null)).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "4006381333932",
                "400638133393",
                "0000000000000",
                "4.00638E+12",
                "９781234567897",
                "n/a"
            })
    void what_is_no_article_number_is_none(String text) {
        assertThat(Gtin.of(text)).isEmpty();
    }

    @Property
    void exactly_one_last_digit_is_right(@ForAll @LongRange(min = 1, max = 999_999_999_999L) long start) {
        var beginning = String.format("%012d", start);

        long right = "0123456789"
                .chars()
                .filter(digit -> Gtin.of(beginning + (char) digit).isPresent())
                .count();

        assertThat(right).isEqualTo(1);
    }

    @Test
    void a_number_that_was_read_is_read_again_as_the_same() {
        var once = Gtin.of("036000291452").orElseThrow();

        assertThat(Gtin.of(once.digits())).contains(once);
    }
}
