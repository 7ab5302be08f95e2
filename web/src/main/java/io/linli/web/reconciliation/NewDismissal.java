package io.linli.web.reconciliation;

import jakarta.validation.constraints.NotNull;

/** @param note why it is put aside; 1 to 500 characters */
public record NewDismissal(@NotNull String note) {}
