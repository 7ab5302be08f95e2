package io.linli.web.booking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price a provider says.
 *
 * @param minutes the visit takes, in steps of 5
 * @param validUntil at most sixty days from now
 */
public record NewQuote(
        @NotNull List<@NotNull @Valid LineView> lines,
        int minutes,
        @NotNull Instant validUntil,
        @Nullable String note) {}
