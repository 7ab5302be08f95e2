package io.linli.web.campaign;

import jakarta.validation.constraints.NotNull;

/** @param reason told to everybody who joined, up to 500 characters */
public record Reason(@NotNull String reason) {}
