package io.linli.web.campaign;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** @param cutoffAt later than the one there is */
public record LaterCutoff(@NotNull Instant cutoffAt) {}
