package io.linli.catalog.service;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * A size a service comes in, with its own rate.
 *
 * @param price in place of the service's, positive
 * @param minutes in place of the service's
 */
public record Size(String code, LocalizedText name, Money price, int minutes) {}
