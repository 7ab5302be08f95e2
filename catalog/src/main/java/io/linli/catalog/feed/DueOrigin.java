package io.linli.catalog.feed;

import java.time.Instant;
import java.util.UUID;

/**
 * A feed that this instance fetches now.
 *
 * @param lease until when: nobody else begins before, and what came of it is written only while it stands
 */
record DueOrigin(UUID supplierId, String address, int everyHours, FeedTerms terms, Instant lease) {}
