package io.linli.web.booking;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another time that the provider would rather come at.
 *
 * @param technicianId who would come; absent for anybody
 * @param note at most 500 characters
 */
public record NewProposal(@NotNull Instant startsAt, @Nullable UUID technicianId, @Nullable String note) {}
