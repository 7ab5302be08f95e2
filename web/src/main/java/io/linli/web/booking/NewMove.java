package io.linli.web.booking;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another time for a visit.
 *
 * @param startsAt of a free slot: of the visit, or of the window of arrival
 * @param technicianId who shall come; absent for any who is free
 */
public record NewMove(@NotNull Instant startsAt, @Nullable UUID technicianId) {}
