package io.linli.marketplace.campaign;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

import io.linli.catalog.kernel.Refusal;

/** Campaigns in the database. Needs an open session; writes need a transaction. */
@ApplicationScoped
class CampaignStore {

    /** Campaigns of one answer. */
    private static final int MOST = 1_000;

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    /** Later than any campaign. */
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private static final String NEWEST_FIRST =
            "SELECT id FROM marketplace.campaign WHERE id = ANY(:ids) ORDER BY created_at DESC, id DESC";

    private static final String BY_IDS = "from CampaignRow where id in (:ids) order by cutoffAt, id";

    private static final String OF_COMMUNITY =
            """
            from CampaignRow where communityId = :community and state <> DRAFT and kind in (COMMUNITY, VISITS)
                and createdAt <= :before and (createdAt < :before or id < :beforeId)
                and (:openOnly = false or state = OPEN and cutoffAt > :now)
            order by createdAt desc, id desc""";

    private static final String OF_COMPANY =
            "from CampaignRow where companyId = :company and kind in (COMMUNITY, VISITS) order by createdAt desc, id desc";

    private static final String OF_LEADER =
            """
            from CampaignRow where companyId = :company and leaderId = :leader and kind in (COMMUNITY, VISITS) order by createdAt desc, id desc""";

    private static final String DRAFTS_OF_COMPANY =
            "from CampaignRow where companyId = :company and state = DRAFT order by createdAt desc, id desc";

    private static final String DRAFTS_OF_LEADER =
            """
            from CampaignRow where companyId = :company and leaderId = :leader and state = DRAFT
            order by createdAt desc, id desc""";

    private static final String NEWEST =
            """
            from CampaignRow where communityId in (:communities) and state <> DRAFT and kind in (COMMUNITY, VISITS)
            order by createdAt desc, id desc""";

    private static final String OPEN_FOR_OFFERS =
            """
            from CampaignRow where communityId = :community and state = OPEN and opensAt <= :now and cutoffAt > :now
                and kind = COMMUNITY and id in (select i.campaignId from ItemRow i where i.offerId in (:offers)
                    and not exists (select 1 from ItemRow other where other.replaces = i.id))
            order by cutoffAt, id""";

    private static final String OF_TEAM_OFFER =
            """
            from CampaignRow where teamOfferId = :offer and state = OPEN and cutoffAt > :now and people > 0
            order by cutoffAt, id""";

    /** But those that another one is offered instead of. */
    private static final String ITEMS =
            """
            from ItemRow i where i.campaignId in (:ids)
                and not exists (select 1 from ItemRow other where other.replaces = i.id)
            order by i.campaignId, i.position""";

    /**
     * One that somebody is joining, a payment is changing, or somebody moves the cut-off of, is looked at again: nobody is waited
     * for. First the lock of those who join, then the row, as everywhere.
     */
    private static final String LOCK_DUE =
            """
            WITH quiet AS MATERIALIZED (
                SELECT w.id FROM unnest(cast(:ids AS uuid[])) AS w (id)
                WHERE pg_try_advisory_xact_lock(hashtextextended('campaign ' || w.id, 0)))
            SELECT c.id FROM marketplace.campaign c
            WHERE c.id IN (SELECT id FROM quiet) AND c.state = 'OPEN' AND c.cutoff_at <= :now
            ORDER BY c.id FOR NO KEY UPDATE OF c SKIP LOCKED""";

    private static final String END =
            """
            UPDATE marketplace.campaign SET state = :state, closed_at = :now
            WHERE id = ANY(:ids) AND state = 'OPEN'""";

    private static final String SET_FINAL_PRICES =
            """
            UPDATE marketplace.campaign_item i SET final_price = decided.final_price
            FROM unnest(cast(:items AS uuid[]), cast(:prices AS bigint[])) AS decided (id, final_price)
            WHERE i.id = decided.id AND i.final_price IS NULL""";

    private static final String LOCK = "SELECT id FROM marketplace.campaign WHERE id = :campaign FOR NO KEY UPDATE";

    private static final String PUBLISH =
            "UPDATE marketplace.campaign SET state = 'OPEN' WHERE id = :campaign AND state = 'DRAFT'";

    private static final String EDIT =
            """
            UPDATE marketplace.campaign SET title_en = :titleEn, title_zh = :titleZh, measure = :measure,
                threshold = :threshold, opens_at = :opens, cutoff_at = :cutoff
            WHERE id = :campaign AND state = 'DRAFT'""";

    private static final String EXTEND =
            """
            UPDATE marketplace.campaign SET cutoff_at = :cutoff
            WHERE id = :campaign AND state IN ('DRAFT', 'OPEN') AND cutoff_at < :cutoff""";

    private static final String CANCEL =
            """
            UPDATE marketplace.campaign SET state = 'CANCELLED', closed_at = :now, ended_because = :reason
            WHERE id = :campaign AND state IN ('DRAFT', 'OPEN')""";

    /** The first place that is free: goods are taken out of drafts, too. */
    private static final String FREE_PLACE =
            """
            SELECT cast(min(place) AS integer) FROM generate_series(1, 50) AS place
            WHERE place NOT IN (SELECT position FROM marketplace.campaign_item WHERE campaign_id = :campaign)""";

    private static final String DELETE_ITEM =
            "DELETE FROM marketplace.campaign_item WHERE id = :item AND campaign_id = :campaign";

    private static final String OUTCOME = "SELECT state FROM marketplace.campaign WHERE id = :campaign";

    /** Refuses with: {@code campaign-not-found}. */
    Uni<Campaign> get(UUID campaignId, Instant now) {
        return byIds(List.of(campaignId), now)
                .map(found -> found.stream().findFirst().orElseThrow(() -> Refusal.notFound("campaign")));
    }

    Uni<List<Campaign>> byIds(Collection<UUID> campaignIds, Instant now) {
        return list(BY_IDS, Map.of("ids", List.copyOf(campaignIds)), MOST, now);
    }

    /** @param before one of an earlier page: those that were written before it */
    Uni<List<Campaign>> ofCommunity(UUID communityId, boolean openOnly, Optional<UUID> before, int limit, Instant now) {
        return createdAt(before).chain(moment -> {
            var parameters = Map.of(
                    "community",
                    communityId,
                    "openOnly",
                    openOnly,
                    "before",
                    moment,
                    "beforeId",
                    before.orElse(AFTER_ALL),
                    "now",
                    now);
            return list(OF_COMMUNITY, parameters, limit, now);
        });
    }

    /** One that is not there was never on a page. */
    private static Uni<Instant> createdAt(Optional<UUID> campaignId) {
        return campaignId
                .map(id -> Panache.getSession()
                        .chain(session -> session.find(CampaignRow.class, id))
                        .map(row -> row == null ? Instant.EPOCH : row.createdAt))
                .orElseGet(() -> Uni.createFrom().item(END_OF_TIME));
    }

    /** These ids, the newest first. */
    Uni<List<UUID>> newestFirst(Collection<UUID> campaignIds) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(NEWEST_FIRST)
                .setParameter("ids", campaignIds.toArray(UUID[]::new))
                .getResultList());
    }

    Uni<List<Campaign>> newest(Collection<UUID> communityIds, int limit, Instant now) {
        return list(NEWEST, Map.of("communities", List.copyOf(communityIds)), limit, now);
    }

    Uni<List<Campaign>> ofHost(Host host, int limit, Instant now) {
        return ofHost(host, OF_COMPANY, OF_LEADER, limit, now);
    }

    Uni<List<Campaign>> drafts(Host host, int limit, Instant now) {
        return ofHost(host, DRAFTS_OF_COMPANY, DRAFTS_OF_LEADER, limit, now);
    }

    private static Uni<List<Campaign>> ofHost(Host host, String ofCompany, String ofLeader, int limit, Instant now) {
        return host.leaderId() == null
                ? list(ofCompany, Map.of("company", host.companyId()), limit, now)
                : list(ofLeader, Map.of("company", host.companyId(), "leader", host.leaderId()), limit, now);
    }

    Uni<List<Campaign>> openForOffers(UUID communityId, Collection<UUID> offerIds, int limit, Instant now) {
        var parameters = Map.of("community", communityId, "offers", List.copyOf(offerIds), "now", now);
        return list(OPEN_FOR_OFFERS, parameters, limit, now);
    }

    /** Teams somebody is in already, that others can join. */
    Uni<List<Campaign>> openTeams(UUID teamOfferId, int limit, Instant now) {
        return list(OF_TEAM_OFFER, Map.of("offer", teamOfferId, "now", now), limit, now);
    }

    /** Those of the campaigns that are due, theirs for this transaction, in the order of ids. */
    Uni<List<Campaign.Due>> lockDue(Collection<UUID> campaignIds, Instant now) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(LOCK_DUE)
                        .setParameter("ids", campaignIds.toArray(UUID[]::new))
                        .setParameter("now", Times.utc(now))
                        .getResultList())
                .chain(ids -> byIds(ids, now))
                .map(CampaignStore::due);
    }

    /** Decided, each item with its final price. */
    Uni<Void> succeed(List<Campaign.Succeeded> decided, Instant now) {
        if (decided.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var prices = decided.stream()
                .flatMap(campaign -> campaign.finalPrices().entrySet().stream())
                .toList();
        return end(decided, Campaign.Outcome.SUCCEEDED, now)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(SET_FINAL_PRICES)
                        .setParameter(
                                "items", prices.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                        .setParameter(
                                "prices",
                                prices.stream()
                                        .map(price -> price.getValue().amount())
                                        .toArray(Long[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> fail(List<Campaign.Failed> decided, Instant now) {
        return decided.isEmpty() ? Uni.createFrom().voidItem() : end(decided, Campaign.Outcome.FAILED, now);
    }

    private static Uni<Void> end(List<? extends Campaign> decided, Campaign.Outcome state, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(END)
                        .setParameter("state", state.name())
                        .setParameter("now", Times.utc(now))
                        .setParameter("ids", ids(decided))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** As it is in the database now, whatever was read before; one that is not there has failed. */
    Uni<Campaign.Outcome> outcome(UUID campaignId) {
        return Panache.getSession()
                .chain(session -> session.<String>createNativeQuery(OUTCOME)
                        .setParameter("campaign", campaignId)
                        .getSingleResultOrNull())
                .map(state -> state == null ? Campaign.Outcome.FAILED : Campaign.Outcome.valueOf(state));
    }

    /** Until the transaction ends nobody counts in it, decides it or changes it. */
    Uni<Void> lock(UUID campaignId) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(LOCK)
                        .setParameter("campaign", campaignId)
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    Uni<Void> publish(UUID campaignId) {
        return change(PUBLISH, Map.of("campaign", campaignId));
    }

    /** @param opensAt also where that stays */
    Uni<Void> edit(UUID campaignId, DraftTerms terms, Instant opensAt) {
        return change(
                EDIT,
                Map.of(
                        "campaign",
                        campaignId,
                        "titleEn",
                        terms.title().en(),
                        "titleZh",
                        terms.title().zh(),
                        "measure",
                        terms.threshold().measure().name(),
                        "threshold",
                        terms.threshold().least(),
                        "opens",
                        Times.utc(opensAt),
                        "cutoff",
                        Times.utc(terms.cutoffAt())));
    }

    Uni<Void> extend(UUID campaignId, Instant cutoffAt) {
        return change(EXTEND, Map.of("campaign", campaignId, "cutoff", Times.utc(cutoffAt)));
    }

    Uni<Void> cancel(UUID campaignId, String reason, Instant now) {
        return change(CANCEL, Map.of("campaign", campaignId, "reason", reason, "now", Times.utc(now)));
    }

    /** Needs the campaign locked. */
    Uni<Void> insertItem(UUID campaignId, CampaignItem item) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FREE_PLACE, Integer.class)
                .setParameter("campaign", campaignId)
                .getSingleResult()
                .chain(place -> session.persist(ItemRow.of(campaignId, place, item)))
                .chain(session::flush));
    }

    /** Needs the campaign locked. */
    Uni<Void> deleteItem(UUID campaignId, UUID itemId) {
        return change(DELETE_ITEM, Map.of("campaign", campaignId, "item", itemId));
    }

    /** As it is after a statement of this transaction changed it. */
    Uni<Campaign> again(UUID campaignId, Instant now) {
        return Panache.getSession().invoke(Mutiny.Session::clear).chain(() -> get(campaignId, now));
    }

    private static Uni<Void> change(String statement, Map<String, ?> parameters) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(statement);
                    parameters.forEach(query::setParameter);
                    return query.executeUpdate();
                })
                .replaceWithVoid();
    }

    /** @param state DRAFT or OPEN */
    Uni<Void> insert(CampaignTerms terms, Campaign.Outcome state) {
        var items = IntStream.range(0, terms.items().size())
                .mapToObj(
                        index -> ItemRow.of(terms.id(), index + 1, terms.items().get(index)))
                .toArray();
        return Panache.getSession().chain(session -> session.persist(CampaignRow.opening(terms, state))
                .chain(session::flush)
                .chain(() -> session.persistAll(items))
                .chain(session::flush));
    }

    private static UUID[] ids(List<? extends Campaign> campaigns) {
        return campaigns.stream().map(campaign -> campaign.terms().id()).toArray(UUID[]::new);
    }

    private static List<Campaign.Due> due(List<Campaign> locked) {
        return locked.stream()
                .filter(Campaign.Due.class::isInstance)
                .map(Campaign.Due.class::cast)
                .sorted(Comparator.comparing(due -> due.terms().id().toString()))
                .toList();
    }

    private static Uni<List<Campaign>> list(String query, Map<String, ?> parameters, int limit, Instant now) {
        return Panache.getSession().chain(session -> {
            var selection = session.createSelectionQuery(query, CampaignRow.class);
            parameters.forEach(selection::setParameter);
            return selection.setMaxResults(limit).getResultList().chain(rows -> withItems(session, rows, now));
        });
    }

    private static Uni<List<Campaign>> withItems(Mutiny.Session session, List<CampaignRow> rows, Instant now) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createSelectionQuery(ITEMS, ItemRow.class)
                .setParameter("ids", rows.stream().map(row -> row.id).toList())
                .getResultList()
                .map(items -> items.stream().collect(groupingBy(item -> item.campaignId)))
                .map(items -> rows.stream()
                        .map(row -> row.toCampaign(items.get(row.id), now))
                        .toList());
    }
}
