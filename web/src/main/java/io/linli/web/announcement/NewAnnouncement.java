package io.linli.web.announcement;

import jakarta.validation.constraints.NotNull;

/** What to tell. @param text at most 500 characters on one line */
public record NewAnnouncement(@NotNull String text) {}
