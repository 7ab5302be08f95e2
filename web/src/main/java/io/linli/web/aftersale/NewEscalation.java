package io.linli.web.aftersale;

import org.jspecify.annotations.Nullable;

/** @param note what the property company should know; at most 500 characters */
public record NewEscalation(@Nullable String note) {}
