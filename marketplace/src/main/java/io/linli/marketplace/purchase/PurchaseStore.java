package io.linli.marketplace.purchase;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.campaign.Campaign;

/** Purchase orders in the database. Every call needs a transaction inside a tenancy. */
@ApplicationScoped
class PurchaseStore {

    /** Locked: no good of it is replaced while its order is being written. A card that is still to be charged may fail: its seat is confirmed, and its group is not paid. */
    private static final String SETTLED =
            """
            SELECT c.id FROM marketplace.campaign c
            WHERE c.id = ANY(:campaigns) AND c.state = 'SUCCEEDED'
                AND NOT EXISTS (SELECT FROM marketplace.campaign_join j WHERE j.campaign_id = c.id AND j.state = 'HELD')
                AND NOT EXISTS (SELECT FROM marketplace.order_line l
                    JOIN marketplace.orders o ON o.id = l.order_id JOIN marketplace.order_group g ON g.id = o.group_id
                    WHERE l.campaign_id = c.id AND g.state = 'RESERVED')
            ORDER BY c.id FOR NO KEY UPDATE OF c SKIP LOCKED""";

    private static final String HAD =
            """
            SELECT i.offer_id, cast(sum(coalesce(j.allotted, j.quantity)) AS bigint), i.case_size,
                coalesce(i.final_price, i.price), cast(c.currency AS text)
            FROM marketplace.campaign_join j JOIN marketplace.campaign_item i ON i.id = j.item_id
            JOIN marketplace.campaign c ON c.id = i.campaign_id
            WHERE j.campaign_id = :campaign AND j.state = 'CONFIRMED'
            GROUP BY i.id, c.currency HAVING sum(coalesce(j.allotted, j.quantity)) > 0
            ORDER BY i.position""";

    private static final String WITH_ONE =
            """
            SELECT supplier_id FROM marketplace.purchase_order WHERE campaign_id = :campaign AND substitution_id IS NULL""";

    private static final String HAS_SUPPLEMENT =
            "SELECT EXISTS (SELECT FROM marketplace.purchase_order WHERE substitution_id = :substitution)";

    /** Whoever writes at the same time for the same company waits at the counter: no number is given twice, none is lost. */
    private static final String INSERT =
            """
            WITH given AS (
                INSERT INTO marketplace.purchase_counter AS counter (company_id, day, last)
                VALUES (:company, :day, 1)
                ON CONFLICT (company_id, day) DO UPDATE SET last = counter.last + 1 RETURNING day, last)
            INSERT INTO marketplace.purchase_order (id, company_id, campaign_id, supplier_id, number, created_at,
                substitution_id, instead_of_en, instead_of_zh)
            SELECT :id, :company, :campaign, :supplier, 'PO-' || to_char(day, 'YYYYMMDD') || '-'
                || lpad(cast(last AS text), greatest(4, length(cast(last AS text))), '0'), :now,
                cast(nullif(cast(:substitution AS text), '') AS uuid), nullif(cast(:insteadOfEn AS text), ''),
                nullif(cast(:insteadOfZh AS text), '')
            FROM given RETURNING number""";

    private static final String INSERT_LINES =
            """
            INSERT INTO marketplace.purchase_order_line (order_id, company_id, position, offer_id, supplier_sku, name_en,
                name_zh, units, case_size, unit_price)
            SELECT :order, :company, l.position, l.offer, l.sku, l.name_en, l.name_zh, l.units, l.case_size, l.price
            FROM unnest(cast(:positions AS smallint[]), cast(:offers AS uuid[]), cast(:skus AS text[]),
                cast(:namesEn AS text[]), cast(:namesZh AS text[]), cast(:units AS bigint[]), cast(:caseSizes AS bigint[]),
                cast(:prices AS bigint[])) AS l (position, offer, sku, name_en, name_zh, units, case_size, price)""";

    private static final String ORDERS =
            """
            SELECT p.id, p.number, p.company_id, c.community_id, p.campaign_id, c.title_en, c.title_zh, p.supplier_id,
                p.created_at, cast(c.currency AS text) AS currency, p.instead_of_en, p.instead_of_zh
            FROM marketplace.purchase_order p JOIN marketplace.campaign c ON c.id = p.campaign_id
            WHERE p.id < :before""";

    private static final String NEWEST_FIRST = " ORDER BY p.id DESC LIMIT :limit";

    private static final String LINES =
            """
            SELECT order_id, offer_id, supplier_sku, name_en, name_zh, units, case_size, unit_price
            FROM marketplace.purchase_order_line WHERE order_id = ANY(:orders) ORDER BY order_id, position""";

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    /** What members have of a good. */
    record Had(UUID offerId, long units, long caseSize, Money unitPrice) {}

    /** Those of the campaigns of which nothing is open any more. */
    Uni<List<UUID>> settled(Collection<UUID> campaignIds) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(SETTLED)
                .setParameter("campaigns", campaignIds.toArray(UUID[]::new))
                .getResultList());
    }

    /** In the order of the campaign's items. */
    Uni<List<Had>> had(UUID campaignId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HAD, Object[].class)
                        .setParameter("campaign", campaignId)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Had(
                                (UUID) row[0], (Long) row[1], (Long) row[2], Money.of((Long) row[3], (String) row[4])))
                        .toList());
    }

    Uni<Set<UUID>> suppliersWithOne(UUID campaignId) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(WITH_ONE)
                        .setParameter("campaign", campaignId)
                        .getResultList())
                .map(Set::copyOf);
    }

    /** What an order is written instead of. */
    record Instead(UUID substitutionId, LocalizedText name) {}

    Uni<Boolean> hasSupplement(UUID substitutionId) {
        return Panache.getSession().chain(session -> session.<Boolean>createNativeQuery(HAS_SUPPLEMENT)
                .setParameter("substitution", substitutionId)
                .getSingleResult());
    }

    /** @return its number */
    Uni<String> insert(
            UUID id, Campaign campaign, UUID supplierId, Optional<Instead> instead, LocalDate day, Instant now) {
        return Panache.getSession().chain(session -> session.<String>createNativeQuery(INSERT)
                .setParameter("id", id)
                .setParameter("company", campaign.terms().companyId())
                .setParameter("campaign", campaign.terms().id())
                .setParameter("supplier", supplierId)
                .setParameter("day", day)
                .setParameter("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .setParameter(
                        "substitution",
                        instead.map(one -> one.substitutionId().toString()).orElse(""))
                .setParameter("insteadOfEn", instead.map(one -> one.name().en()).orElse(""))
                .setParameter("insteadOfZh", instead.map(one -> one.name().zh()).orElse(""))
                .getSingleResult());
    }

    Uni<Void> insertLines(UUID orderId, UUID companyId, List<PurchaseLine> lines) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT_LINES)
                        .setParameter("order", orderId)
                        .setParameter("company", companyId)
                        .setParameter(
                                "positions",
                                IntStream.rangeClosed(1, lines.size())
                                        .mapToObj(position -> (short) position)
                                        .toArray(Short[]::new))
                        .setParameter(
                                "offers",
                                lines.stream().map(PurchaseLine::offerId).toArray(UUID[]::new))
                        .setParameter("skus", texts(lines, PurchaseLine::supplierSku))
                        .setParameter(
                                "namesEn", texts(lines, line -> line.name().en()))
                        .setParameter(
                                "namesZh", texts(lines, line -> line.name().zh()))
                        .setParameter("units", numbers(lines, PurchaseLine::units))
                        .setParameter("caseSizes", numbers(lines, PurchaseLine::caseSize))
                        .setParameter("prices", numbers(lines, line -> line.unitPrice()
                                .amount()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Newest first. */
    Uni<List<PurchaseOrder>> list(PurchaseViewer viewer, @Nullable UUID campaignId, UUID before, int limit) {
        var parameters = parameters(viewer);
        parameters.put("before", before);
        String query = ORDERS + seenBy(viewer);
        if (campaignId != null) {
            query += " AND p.campaign_id = :campaign";
            parameters.put("campaign", campaignId);
        }
        return read(query, parameters, limit);
    }

    Uni<List<PurchaseOrder>> byId(PurchaseViewer viewer, UUID id) {
        var parameters = parameters(viewer);
        parameters.put("before", AFTER_ALL);
        parameters.put("id", id);
        return read(ORDERS + seenBy(viewer) + " AND p.id = :id", parameters, 1);
    }

    private static String seenBy(PurchaseViewer viewer) {
        if (viewer instanceof PurchaseViewer.OfHost host) {
            return host.host().leaderId() == null
                    ? " AND p.company_id = :company"
                    : " AND p.company_id = :company AND c.leader_id = :leader";
        }
        return " AND p.supplier_id = :supplier";
    }

    private static Map<String, Object> parameters(PurchaseViewer viewer) {
        var parameters = new HashMap<String, Object>();
        if (viewer instanceof PurchaseViewer.OfHost host) {
            parameters.put("company", host.host().companyId());
            if (host.host().leaderId() != null) {
                parameters.put("leader", host.host().leaderId());
            }
        } else if (viewer instanceof PurchaseViewer.OfSupplier supplier) {
            parameters.put("supplier", supplier.supplierId());
        }
        return parameters;
    }

    private static Uni<List<PurchaseOrder>> read(String where, Map<String, Object> parameters, int limit) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(where + NEWEST_FIRST, Object[].class);
                    parameters.forEach(query::setParameter);
                    return query.setParameter("limit", limit).getResultList();
                })
                .chain(PurchaseStore::withLines);
    }

    private static Uni<List<PurchaseOrder>> withLines(List<Object[]> orders) {
        if (orders.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LINES, Object[].class)
                        .setParameter(
                                "orders",
                                orders.stream().map(row -> (UUID) row[0]).toArray(UUID[]::new))
                        .getResultList())
                .map(lines -> lines.stream()
                        .collect(groupingBy(line -> (UUID) line[0], mapping(Function.identity(), toList()))))
                .map(lines -> orders.stream()
                        .map(row -> order(row, lines.get(row[0])))
                        .toList());
    }

    private static PurchaseOrder order(Object[] row, List<Object[]> lines) {
        return new PurchaseOrder(
                (UUID) row[0],
                (String) row[1],
                (UUID) row[2],
                (UUID) row[3],
                (UUID) row[4],
                new LocalizedText((String) row[5], (String) row[6]),
                (UUID) row[7],
                instant(row[8]),
                row[10] == null ? null : new LocalizedText((String) row[10], (String) row[11]),
                lines.stream().map(line -> line(line, (String) row[9])).toList());
    }

    private static PurchaseLine line(Object[] row, String currency) {
        return new PurchaseLine(
                (UUID) row[1],
                (String) row[2],
                new LocalizedText((String) row[3], (String) row[4]),
                (Long) row[5],
                (Long) row[6],
                Money.of((Long) row[7], currency));
    }

    private static Instant instant(Object moment) {
        return moment instanceof OffsetDateTime time ? time.toInstant() : (Instant) moment;
    }

    private static String[] texts(List<PurchaseLine> lines, Function<PurchaseLine, String> text) {
        return lines.stream().map(text).toArray(String[]::new);
    }

    private static Long[] numbers(List<PurchaseLine> lines, Function<PurchaseLine, Long> number) {
        return lines.stream().map(number).toArray(Long[]::new);
    }
}
