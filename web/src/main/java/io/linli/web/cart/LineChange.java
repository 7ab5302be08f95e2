package io.linli.web.cart;

import jakarta.validation.constraints.NotNull;

/** @param quantity units, 1 to 9999 */
public record LineChange(@NotNull Long quantity) {}
