package io.linli.web.payment;

import jakarta.validation.constraints.NotNull;

/** @param text what shall convince the payer's bank; 1 to 20000 characters */
public record NewEvidence(@NotNull String text) {}
