package io.linli.marketplace.statement;

import java.time.LocalDate;

import io.linli.catalog.kernel.Money;

/**
 * What a day of a statement moved, in the statement's time zone.
 *
 * @param in what moved in the party's favour; zero or positive
 * @param out what moved the other way; zero or negative
 * @param lines how many
 */
public record DayTotal(LocalDate day, Money in, Money out, long lines) {

    public Money sum() {
        return in.plus(out);
    }
}
