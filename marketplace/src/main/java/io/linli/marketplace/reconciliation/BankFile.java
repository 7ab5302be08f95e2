package io.linli.marketplace.reconciliation;

import java.time.Instant;
import java.util.UUID;

/**
 * A bank's file of payouts that was taken in.
 *
 * @param rows it has
 * @param fresh of these, those that no earlier file had
 */
public record BankFile(UUID id, String name, long rows, long fresh, String uploadedBy, Instant uploadedAt) {}
