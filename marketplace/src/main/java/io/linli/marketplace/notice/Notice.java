package io.linli.marketplace.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something a resident is told.
 *
 * @param subjectId what it is about: the campaign
 * @param causeId what made it, by the kind
 * @param readAt empty as long as it is new
 */
public record Notice(
        UUID id,
        NoticeKind kind,
        UUID subjectId,
        UUID causeId,
        NoticeFacts facts,
        Instant createdAt,
        Optional<Instant> readAt) {

    /** Whether it is new. */
    public boolean unread() {
        return readAt.isEmpty();
    }
}
