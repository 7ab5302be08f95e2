package io.linli.web.booking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param note at most 500 characters */
public record NewExtraWork(@NotNull List<@NotNull @Valid LineView> lines, @Nullable String note) {}
