package io.linli.catalog.feed;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as JSON writes them, kept to a size that is worth computing with. */
final class JsonNumbers {

    private static final int LONGEST = 40;
    private static final int MOST_DIGITS = 30;

    private JsonNumbers() {}

    /** Exact, without zeros behind the decimals: 5.0 is 5. Empty for one of more than {@value #MOST_DIGITS} digits on a side. */
    static Optional<BigDecimal> read(String number) {
        if (number.length() > LONGEST) {
            return Optional.empty();
        }
        var exact = new BigDecimal(number).stripTrailingZeros();
        boolean usual = exact.scale() <= MOST_DIGITS && exact.precision() - exact.scale() <= MOST_DIGITS;
        return usual ? Optional.of(exact.scale() < 0 ? exact.setScale(0) : exact) : Optional.empty();
    }

    static Optional<String> plain(String number) {
        return read(number).map(BigDecimal::toPlainString);
    }
}
