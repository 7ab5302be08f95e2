package io.linli.marketplace.deadline;

import java.time.Instant;
import java.util.UUID;

/**
 * A deadline that has come.
 *
 * @param subject what it is about, in the words of its kind: a campaign's id
 * @param companyId the tenant it belongs to
 * @param dueAt what was promised; it may be long past
 * @param attempts to act on it that failed so far
 */
public record Due(UUID subject, UUID companyId, Instant dueAt, int attempts) {}
