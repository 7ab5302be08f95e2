package io.linli.marketplace.announcement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The table of announcements. Needs a transaction inside the company's tenancy. */
@ApplicationScoped
class AnnouncementStore {

    static final int MOST_A_DAY = 10;

    /** Held until the transaction ends: whoever posts about a campaign sees what was posted before. */
    private static final String LOCK =
            "SELECT cast(pg_advisory_xact_lock(hashtextextended('announcement ' || :campaign, 0)) AS text)";

    private static final String SELECT =
            """
            SELECT id, campaign_id, leader_id, body, posted_at FROM marketplace.announcement WHERE\s""";

    private static final String BY_KEY = SELECT + "post_key = :key";

    private static final String BY_IDS = SELECT + "id = ANY(:ids) ORDER BY id";

    private static final String OF_CAMPAIGN =
            SELECT + "campaign_id = :campaign AND id < :before ORDER BY id DESC LIMIT :limit";

    private static final String INSERT =
            """
            INSERT INTO marketplace.announcement
                (id, company_id, post_key, campaign_id, leader_id, body, day, number_of_day, posted_at)
            SELECT :id, :company, :key, :campaign, cast(nullif(cast(:leader AS text), '') AS uuid), :body, :day, count(*) + 1, :now
            FROM marketplace.announcement WHERE campaign_id = :campaign AND day = :day HAVING count(*) < :most""";

    Uni<Void> lock(UUID campaignId) {
        return Panache.getSession()
                .chain(session -> session.<String>createNativeQuery(LOCK)
                        .setParameter("campaign", campaignId.toString())
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    /** Empty when there is none. */
    Uni<Announcement> byKey(UUID key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BY_KEY, Tuple.class)
                        .setParameter("key", key)
                        .getSingleResultOrNull())
                .map(row -> row == null ? null : announcement(row));
    }

    Uni<List<Announcement>> byIds(Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BY_IDS, Tuple.class)
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .getResultList())
                .map(AnnouncementStore::announcements);
    }

    Uni<List<Announcement>> ofCampaign(UUID campaignId, UUID before, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_CAMPAIGN, Tuple.class)
                        .setParameter("campaign", campaignId)
                        .setParameter("before", before)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(AnnouncementStore::announcements);
    }

    /** False when the day has no room for it. */
    Uni<Boolean> insert(UUID key, Announcement announcement, Poster poster, LocalDate day) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", announcement.id())
                        .setParameter("key", key)
                        .setParameter("company", poster.companyId())
                        .setParameter("campaign", announcement.campaignId())
                        .setParameter(
                                "leader", poster.leaderId().map(UUID::toString).orElse(""))
                        .setParameter("body", announcement.text())
                        .setParameter("day", day)
                        .setParameter("now", announcement.postedAt().atOffset(ZoneOffset.UTC))
                        .setParameter("most", MOST_A_DAY)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    private static List<Announcement> announcements(List<Tuple> rows) {
        return rows.stream().map(AnnouncementStore::announcement).toList();
    }

    private static Announcement announcement(Tuple row) {
        return new Announcement(
                row.get("id", UUID.class),
                row.get("campaign_id", UUID.class),
                row.get("leader_id", UUID.class) == null
                        ? Announcement.Speaker.PROPERTY_COMPANY
                        : Announcement.Speaker.LEADER,
                row.get("body", String.class),
                row.get("posted_at", OffsetDateTime.class).toInstant());
    }
}
