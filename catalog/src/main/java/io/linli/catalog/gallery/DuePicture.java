package io.linli.catalog.gallery;

import java.time.Instant;
import java.util.UUID;

/**
 * A picture that this instance fetches now.
 *
 * @param attempts with this one
 * @param lease until when: nobody else begins before, and what came of it is written only while it stands
 */
record DuePicture(UUID skuId, String address, int attempts, Instant lease) {}
