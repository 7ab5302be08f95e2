package io.linli.marketplace.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * A posting as it stands in the books.
 *
 * @param kind and {@code reference} tell the fact that moved the money
 */
public record BookedPosting(
        UUID id, UUID entryId, EntryKind kind, String reference, Instant bookedAt, Posting posting) {}
