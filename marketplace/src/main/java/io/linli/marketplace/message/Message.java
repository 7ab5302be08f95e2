package io.linli.marketplace.message;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.notice.NoticeFacts;
import io.linli.marketplace.notice.NoticeKind;

/**
 * Something to be told over a channel.
 *
 * @param recipientId a resident or a technician, by the party
 * @param causeId what made it, by the kind
 * @param attempts to send it, this one included while it is sent
 * @param reason a code: why it was not sent, or what failed last
 */
public record Message(
        UUID id,
        UUID companyId,
        Party party,
        UUID recipientId,
        NoticeKind kind,
        UUID subjectId,
        UUID causeId,
        NoticeFacts facts,
        Channel channel,
        State state,
        Instant createdAt,
        Instant nextAt,
        int attempts,
        Optional<String> reason) {

    /** Who is told. */
    public enum Party {
        RESIDENT,
        TECHNICIAN
    }

    /** Where it stands; the last four are ends, of which DEAD can be taken up again. */
    public enum State {
        WAITING,
        SENDING,
        SENT,
        /** Not wanted, or there is no way to them. */
        SKIPPED,
        /** What it says is no longer so. */
        OBSOLETE,
        DEAD
    }
}
