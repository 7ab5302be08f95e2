package io.linli.web.booking;

import jakarta.validation.constraints.NotNull;

/** What somebody says happened: 1 to 500 characters. */
public record NewNote(@NotNull String note) {}
