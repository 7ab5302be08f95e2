package io.linli.web.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.message.Channel;
import io.linli.marketplace.message.Message;
import io.linli.marketplace.notice.NoticeKind;

/**
 * A message, without what it says and to which address.
 *
 * @param reason a code: why it was not sent, or what failed last
 */
public record MessageView(
        UUID id,
        Message.Party party,
        UUID recipientId,
        NoticeKind kind,
        UUID subjectId,
        Channel channel,
        Message.State state,
        int attempts,
        Instant createdAt,
        @Nullable Instant nextAt,
        @Nullable String reason) {

    static MessageView of(Message message) {
        return new MessageView(
                message.id(),
                message.party(),
                message.recipientId(),
                message.kind(),
                message.subjectId(),
                message.channel(),
                message.state(),
                message.attempts(),
                message.createdAt(),
                message.state() == Message.State.WAITING ? message.nextAt() : null,
                message.reason().filter(reason -> !reason.isEmpty()).orElse(null));
    }
}
