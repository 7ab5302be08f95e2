package io.linli.catalog.service;

import java.util.List;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/** What a choice comes to. */
public sealed interface Quote {

    /**
     * A price.
     *
     * @param total of the lines, positive
     * @param minutes the visit takes
     */
    record Priced(Money total, int minutes, List<Line> lines) implements Quote {}

    /** Somebody has to look first. */
    record ToBeQuoted() implements Quote {}

    /**
     * A part of the price.
     *
     * @param quantity minutes, square metres or pieces where the price depends on them; else how many
     */
    record Line(LocalizedText name, int quantity, Money amount, int minutes) {}
}
