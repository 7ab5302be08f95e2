package io.linli.catalog.feed;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.outside.HostKey;

/**
 * A feed that this instance fetches now.
 *
 * @param lease until when: nobody else begins before, and what came of it is written only while it stands
 * @param known what was taken in the last time
 */
record DueOrigin(
        UUID supplierId, String address, int everyHours, FeedTerms terms, Instant lease, Access access, Known known) {

    /**
     * How it is come by.
     *
     * @param server whom the password is for
     * @param user empty: as nobody
     * @param hostKey what the server proved itself by
     */
    record Access(String server, Optional<String> user, Optional<SealedPassword> password, Optional<HostKey> hostKey) {}

    /**
     * @param mark in the words of the server, empty where it has none
     * @param sha256 of the bytes as they came, empty where nothing was taken in
     * @param runId the import
     */
    record Known(String mark, String sha256, Optional<UUID> runId) {}
}
