package io.linli.web.identity;

import io.quarkus.cache.CacheResult;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.background.OwnContext;

/**
 * Where people can be written to: the verified address of their sign-in, as Keycloak said when they came last. Personal data: it is
 * handed to who sends, and never logged or told on.
 */
@ApplicationScoped
public class Contacts {

    private static final String KEEP =
            """
            INSERT INTO web.contact AS c (subject, address, language, seen_at)
            VALUES (:subject, :address, nullif(:language, ''), :now)
            ON CONFLICT (subject) DO UPDATE SET address = excluded.address,
                language = coalesce(excluded.language, c.language), seen_at = excluded.seen_at
            WHERE c.address <> excluded.address
                OR c.language IS DISTINCT FROM coalesce(excluded.language, c.language)""";

    private static final String OF_PARTY =
            """
            SELECT c.address, c.language FROM web.sign_in s JOIN web.contact c ON c.subject = s.subject
            WHERE s.party_kind = :kind AND s.party_id = :party ORDER BY c.seen_at DESC LIMIT 1""";

    private final OwnContext own;
    private final Clock clock;

    Contacts(OwnContext own, Clock clock) {
        this.own = own;
        this.clock = clock;
    }

    /** @param language in which pages were read last; empty where none was */
    public record Contact(String address, Optional<String> language) {}

    /**
     * Keeps what a token says. The same said again within some minutes costs nothing.
     *
     * @param language of the page that is asked for; empty where it is no page
     */
    @CacheResult(cacheName = "known-contacts")
    public Uni<Boolean> keep(String subject, String address, String language) {
        return own.transaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("subject", subject)
                        .setParameter("address", address)
                        .setParameter("language", language)
                        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWith(true));
    }

    /** @param kind of party: RESIDENT or TECHNICIAN; empty for who has not signed in yet */
    @WithTransaction
    public Uni<Optional<Contact>> of(String kind, UUID partyId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_PARTY, Tuple.class)
                        .setParameter("kind", kind)
                        .setParameter("party", partyId)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(found -> new Contact(
                                found.get("address", String.class),
                                Optional.ofNullable(found.get("language", String.class)))));
    }
}
