package io.linli.web.booking;

import jakarta.validation.constraints.NotNull;

/** Whether the household agrees. */
public record ProposalAnswer(@NotNull Boolean accept) {}
