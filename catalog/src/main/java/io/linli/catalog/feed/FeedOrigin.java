package io.linli.catalog.feed;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.outside.HostKey;

/**
 * Where a supplier's feed is fetched from.
 *
 * @param user as whom; empty: as nobody
 * @param passwordKept whether there is one; nobody is ever told it
 * @param nextAt when it is fetched again
 * @param last how it went the last time
 * @param hostKey what the server proved itself by at the first contact, or what was accepted since
 * @param otherHostKey what it showed instead; nothing is fetched until it is accepted
 */
public record FeedOrigin(
        String address,
        int everyHours,
        FeedTerms terms,
        Optional<String> user,
        boolean passwordKept,
        Instant nextAt,
        Last last,
        Optional<HostKey> hostKey,
        Optional<HostKey> otherHostKey) {

    /**
     * @param fetchedAt when it was tried
     * @param unchanged it was the same file again, which is not imported twice
     * @param runId the import of the last time that succeeded
     * @param failure code of what was wrong
     */
    public record Last(
            Optional<Instant> fetchedAt, boolean unchanged, Optional<UUID> runId, Optional<String> failure) {}
}
