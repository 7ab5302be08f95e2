package io.linli.marketplace.message;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.community.Resident;

/** How residents want to be told. */
@ApplicationScoped
public class MessagePreferences {

    private static final Set<String> LANGUAGES = Set.of("en", "zh");

    private static final String OF_RESIDENT = "SELECT " + MessageRows.PREFERENCE
            + " FROM marketplace.resident r LEFT JOIN marketplace.message_preference p ON p.resident_id = r.id"
            + " WHERE r.id = :resident";

    private static final String CHANGE =
            """
            INSERT INTO marketplace.message_preference
                (resident_id, company_id, language, quiet_from, quiet_until, group_buys, visits, reviews, changed_at)
            VALUES (:resident, :company, :language, cast(cast(:from AS text) AS time), cast(cast(:until AS text) AS time),
                :group_buys, :visits, :reviews, :now)
            ON CONFLICT (resident_id) DO UPDATE SET language = excluded.language, quiet_from = excluded.quiet_from,
                quiet_until = excluded.quiet_until, group_buys = excluded.group_buys, visits = excluded.visits,
                reviews = excluded.reviews, changed_at = excluded.changed_at""";

    /** In one statement, so that it takes nothing from whoever changes another topic. */
    private static final String SWITCH_OFF =
            """
            INSERT INTO marketplace.message_preference AS p (resident_id, company_id, changed_at, %1$s)
            SELECT id, company_id, :now, array_remove('{EMAIL}', :channel) FROM marketplace.resident WHERE id = :resident
            ON CONFLICT (resident_id) DO UPDATE SET %1$s = array_remove(p.%1$s, :channel), changed_at = excluded.changed_at""";

    private final Tenancy tenancy;
    private final Channels channels;
    private final Clock clock;

    MessagePreferences(Tenancy tenancy, Channels channels, Clock clock) {
        this.tenancy = tenancy;
        this.channels = channels;
        this.clock = clock;
    }

    /** The resident's own; the default of whoever has not chosen. */
    @WithTransaction
    public Uni<Preference> of(Resident resident) {
        return tenancy.enter(resident.companyId())
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(OF_RESIDENT, Tuple.class)
                        .setParameter("resident", resident.id())
                        .getSingleResult())
                .map(MessageRows::preference);
    }

    /**
     * Replaces all of it; what is told from now on follows it, also what waits already.
     *
     * <p>Refuses with: {@code language-unknown}, {@code channel-not-configured}.
     */
    @WithTransaction
    public Uni<Preference> change(Resident resident, Preference preference) {
        requireLanguage(preference);
        requireChannels(preference);
        return tenancy.enter(resident.companyId())
                .chain(Panache::getSession)
                .chain(session -> {
                    var change = session.createNativeQuery(CHANGE)
                            .setParameter("resident", resident.id())
                            .setParameter("company", resident.companyId())
                            .setParameter("language", preference.language().orElse(null))
                            .setParameter("from", preference.quiet().from().toString())
                            .setParameter("until", preference.quiet().until().toString())
                            .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC));
                    for (var topic : Topic.values()) {
                        change.setParameter(MessageRows.column(topic), names(preference, topic));
                    }
                    return change.executeUpdate();
                })
                .replaceWith(preference);
    }

    /** Nothing more about the topic over the channel; for whoever holds a link that says so. Again, it changes nothing. */
    @WithTransaction
    public Uni<Void> switchOff(UUID companyId, UUID residentId, Topic topic, Channel channel) {
        return tenancy.enter(companyId)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(SWITCH_OFF.formatted(MessageRows.column(topic)))
                        .setParameter("resident", residentId)
                        .setParameter("channel", channel.name())
                        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static String[] names(Preference preference, Topic topic) {
        return preference.channels().getOrDefault(topic, Set.of()).stream()
                .map(Channel::name)
                .sorted()
                .toArray(String[]::new);
    }

    private static void requireLanguage(Preference preference) {
        if (!preference.language().map(LANGUAGES::contains).orElse(true)) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "language-unknown", "Messages are written in English (en) or Chinese (zh).");
        }
    }

    private void requireChannels(Preference preference) {
        preference.channels().values().stream()
                .flatMap(Set::stream)
                .filter(channel -> !channels.configured(channel))
                .findFirst()
                .ifPresent(channel -> {
                    throw new Refusal(
                            Refusal.Kind.UNPROCESSABLE,
                            "channel-not-configured",
                            "Nothing can be sent over this channel here.",
                            Map.of("channel", channel.name()));
                });
    }
}
