package io.linli.marketplace.team;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/** What is offered to teams, in the database. Needs an open session; writes need a transaction inside the tenancy. */
@ApplicationScoped
class TeamOfferStore {

    private static final String SELECT =
            """
            SELECT id, company_id, community_id, offer_id, leader_id, price, list_price, cast(currency AS text) AS currency,
                size, seconds, withdrawn_at IS NOT NULL AS withdrawn
            FROM marketplace.team_offer""";

    private static final String BY_ID = SELECT + " WHERE id = :id";

    private static final String OF_COMMUNITY = SELECT
            + " WHERE community_id = :community AND withdrawn_at IS NULL ORDER BY created_at DESC, id DESC LIMIT :limit";

    private static final String OF_OFFER = SELECT
            + " WHERE community_id = ANY(:communities) AND offer_id = :offer AND withdrawn_at IS NULL ORDER BY community_id";

    /** Nothing where the good is offered to teams there already. */
    private static final String INSERT =
            """
            INSERT INTO marketplace.team_offer (id, company_id, community_id, offer_id, leader_id, price, list_price, currency,
                size, seconds, created_at)
            VALUES (:id, :company, :community, :offer, cast(:leader AS uuid), :price, :list, :currency, :size, :seconds, :now)
            ON CONFLICT DO NOTHING""";

    private static final String WITHDRAW =
            "UPDATE marketplace.team_offer SET withdrawn_at = :now WHERE id = :id AND withdrawn_at IS NULL";

    Uni<Optional<TeamOffer>> find(UUID id) {
        return list(BY_ID, Map.of("id", id)).map(found -> found.stream().findFirst());
    }

    Uni<List<TeamOffer>> ofCommunity(UUID communityId, int limit) {
        return list(OF_COMMUNITY, Map.of("community", communityId, "limit", limit));
    }

    Uni<List<TeamOffer>> ofOffer(Collection<UUID> communityIds, UUID offerId) {
        return list(OF_OFFER, Map.of("communities", communityIds.toArray(UUID[]::new), "offer", offerId));
    }

    /** False where the good is offered to teams of that community already. */
    Uni<Boolean> insert(TeamOffer offer, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", offer.id())
                        .setParameter("company", offer.companyId())
                        .setParameter("community", offer.communityId())
                        .setParameter("offer", offer.offerId())
                        .setParameter(
                                "leader",
                                offer.leaderId() == null
                                        ? null
                                        : offer.leaderId().toString())
                        .setParameter("price", offer.price().amount())
                        .setParameter("list", offer.listPrice().amount())
                        .setParameter("currency", offer.price().currency().getCurrencyCode())
                        .setParameter("size", offer.size())
                        .setParameter("seconds", offer.time().toSeconds())
                        .setParameter("now", utc(now))
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    Uni<Void> withdraw(UUID id, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WITHDRAW)
                        .setParameter("id", id)
                        .setParameter("now", utc(now))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<List<TeamOffer>> list(String query, Map<String, ?> parameters) {
        return Panache.getSession()
                .chain(session -> {
                    var selection = session.createNativeQuery(query, Tuple.class);
                    parameters.forEach(selection::setParameter);
                    return selection.getResultList();
                })
                .map(rows -> rows.stream().map(TeamOfferStore::offer).toList());
    }

    private static TeamOffer offer(Tuple row) {
        var currency = row.get("currency", String.class);
        return new TeamOffer(
                row.get("id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("community_id", UUID.class),
                row.get("offer_id", UUID.class),
                row.get("leader_id", UUID.class),
                Money.of(row.get("price", Long.class), currency),
                Money.of(row.get("list_price", Long.class), currency),
                row.get("size", Long.class),
                Duration.ofSeconds(row.get("seconds", Long.class)),
                row.get("withdrawn", Boolean.class));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
