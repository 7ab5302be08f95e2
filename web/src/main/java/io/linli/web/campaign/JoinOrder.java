package io.linli.web.campaign;

import jakarta.validation.constraints.NotNull;

/** @param quantity units, 1 to 9999 */
public record JoinOrder(@NotNull Long quantity) {}
