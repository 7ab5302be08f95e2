package io.linli.web.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be compared.
 *
 * @param from what happened before is left out; absent for as far back as anything may still be waited for
 * @param to absent for whatever there is
 */
public record NewRun(@Nullable Instant from, @Nullable Instant to) {}
