package io.linli.web.booking;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** @param wish what is needed, 1 to 1000 characters */
public record NewQuoteRequest(@NotNull UUID serviceItemId, @NotNull String wish) {}
