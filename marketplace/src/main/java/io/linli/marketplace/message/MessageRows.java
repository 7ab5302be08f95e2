package io.linli.marketplace.message;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.linli.marketplace.notice.NoticeFacts;
import io.linli.marketplace.notice.NoticeKind;

/** Reads rows of messages and preferences. */
final class MessageRows {

    static final String MESSAGE =
            """
            m.id, m.company_id, m.party, m.recipient_id, m.kind, m.subject_id, m.cause_id, cast(m.facts AS text) AS facts,
            m.channel, m.state, m.created_at, m.next_at, m.attempts, m.reason""";

    static final String PREFERENCE =
            """
            p.language, cast(p.quiet_from AS text) AS quiet_from, cast(p.quiet_until AS text) AS quiet_until,
            array_to_string(p.group_buys, ',') AS group_buys, array_to_string(p.visits, ',') AS visits,
            array_to_string(p.reviews, ',') AS reviews""";

    private MessageRows() {}

    static Message message(Tuple row) {
        return message(row, NoticeFacts.read(row.get("facts", String.class)));
    }

    /** But its facts, which the operator is not shown and a message may be dead of. */
    static Message listed(Tuple row) {
        return message(row, NoticeFacts.none());
    }

    private static Message message(Tuple row, NoticeFacts facts) {
        return new Message(
                row.get("id", UUID.class),
                row.get("company_id", UUID.class),
                Message.Party.valueOf(row.get("party", String.class)),
                row.get("recipient_id", UUID.class),
                NoticeKind.valueOf(row.get("kind", String.class)),
                row.get("subject_id", UUID.class),
                row.get("cause_id", UUID.class),
                facts,
                Channel.valueOf(row.get("channel", String.class)),
                Message.State.valueOf(row.get("state", String.class)),
                moment(row, "created_at"),
                moment(row, "next_at"),
                row.get("attempts", Integer.class),
                Optional.ofNullable(row.get("reason", String.class)));
    }

    /** The default where the row has none. */
    static Preference preference(Tuple row) {
        if (row.get("quiet_from") == null) {
            return Preference.DEFAULT;
        }
        var channels = new EnumMap<Topic, Set<Channel>>(Topic.class);
        for (var topic : Topic.values()) {
            channels.put(topic, channels(row.get(column(topic), String.class)));
        }
        return new Preference(
                Optional.ofNullable(row.get("language", String.class)),
                new QuietHours(time(row, "quiet_from"), time(row, "quiet_until")),
                Map.copyOf(channels));
    }

    static String column(Topic topic) {
        return switch (topic) {
            case GROUP_BUYS -> "group_buys";
            case VISITS -> "visits";
            case REVIEWS -> "reviews";
        };
    }

    /** Empty where nobody knows the place. */
    static Optional<ZoneId> zone(Tuple row, String name) {
        return Optional.of(row.get(name, String.class))
                .filter(zone -> !zone.isEmpty())
                .map(ZoneId::of);
    }

    private static Set<Channel> channels(String names) {
        return Arrays.stream(names.split(",", -1))
                .filter(name -> !name.isEmpty())
                .map(Channel::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static LocalTime time(Tuple row, String name) {
        return LocalTime.parse(row.get(name, String.class));
    }

    private static Instant moment(Tuple row, String name) {
        return row.get(name, OffsetDateTime.class).toInstant();
    }
}
