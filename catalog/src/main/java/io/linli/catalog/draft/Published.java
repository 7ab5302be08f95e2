package io.linli.catalog.draft;

import java.time.Instant;
import java.util.UUID;

/**
 * What was published of a draft.
 *
 * @param id to put it back by
 * @param created it was not in the shop before
 * @param undone it was put back since
 */
public record Published(UUID id, UUID offerId, boolean created, String by, Instant at, boolean undone) {}
