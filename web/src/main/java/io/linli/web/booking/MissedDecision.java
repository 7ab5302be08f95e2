package io.linli.web.booking;

import jakarta.validation.constraints.NotNull;

import io.linli.catalog.kernel.Money;

/**
 * What becomes of a missed visit's money.
 *
 * @param back goes back to the payer, from nothing to all that is left; the rest stays
 * @param note why; both sides may read it
 */
public record MissedDecision(@NotNull Money back, @NotNull String note) {}
