package io.linli.catalog.service;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * Something on top: an option of a group, or an add-on.
 *
 * @param price of one, not negative
 * @param minutes one takes
 * @param most how many can be had; an option is always one
 */
public record Extra(String code, LocalizedText name, Money price, int minutes, int most) {}
