package io.linli.marketplace.settlement;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table of split rules. */
@ApplicationScoped
class Rules {

    private static final String COLUMNS =
            "id, company_id, community_id, supplier_id, category_id, campaign_id, cast(terms AS text) AS terms,"
                    + " valid_from, valid_to";

    private static final String SCOPE = "company_id, community_id, supplier_id, category_id, campaign_id";

    /** Of every scope that could cover one of the lines, the version in force. */
    private static final String COVERING = "SELECT DISTINCT ON (" + SCOPE + ") " + COLUMNS
            + """
             FROM marketplace.split_rule
             WHERE (company_id IS NULL OR company_id = :company)
                AND (community_id IS NULL OR community_id = ANY (:communities))
                AND (supplier_id IS NULL OR supplier_id = ANY (:suppliers))
                AND (category_id IS NULL OR category_id = ANY (:categories))
                AND (campaign_id IS NULL OR campaign_id = ANY (:campaigns))
                AND valid_from <= :at AND (valid_to IS NULL OR valid_to > :at)
            """
            + " ORDER BY " + SCOPE + ", valid_from DESC";

    private static final String LIST = "SELECT " + COLUMNS
            + """
             FROM marketplace.split_rule
             WHERE (cast(:company AS uuid) IS NULL OR company_id = :company
                    OR community_id IN (SELECT id FROM marketplace.community WHERE company_id = :company)
                    OR num_nonnulls(company_id, community_id, supplier_id, category_id, campaign_id) = 0)
                AND (cast(:after AS uuid) IS NULL OR id > :after)
             ORDER BY id LIMIT :limit
            """;

    private static final String OF_SCOPE = "SELECT " + COLUMNS
            + """
             FROM marketplace.split_rule
             WHERE company_id IS NOT DISTINCT FROM cast(:company AS uuid)
                AND community_id IS NOT DISTINCT FROM cast(:community AS uuid)
                AND supplier_id IS NOT DISTINCT FROM cast(:supplier AS uuid)
                AND category_id IS NOT DISTINCT FROM cast(:category AS uuid)
                AND campaign_id IS NOT DISTINCT FROM cast(:campaign AS uuid)
                AND valid_from = :validFrom
            """;

    private static final String BY_IDS = "SELECT " + COLUMNS + " FROM marketplace.split_rule WHERE id = ANY (:ids)";

    private static final String INSERT =
            """
            INSERT INTO marketplace.split_rule (id, company_id, community_id, supplier_id, category_id, campaign_id, terms,
                valid_from, valid_to)
            VALUES (:id, cast(:company AS uuid), cast(:community AS uuid), cast(:supplier AS uuid),
                cast(:category AS uuid), cast(:campaign AS uuid), cast(cast(:terms AS text) AS jsonb), :validFrom,
                cast(:validTo AS timestamptz))
            ON CONFLICT DO NOTHING
            """;

    Uni<List<SplitRule>> covering(List<SplitLine> lines) {
        var first = lines.get(0);
        if (lines.stream()
                .anyMatch(line -> !line.companyId().equals(first.companyId())
                        || !line.at().equals(first.at()))) {
            throw new IllegalArgumentException("lines of one order group have one company and one moment");
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COVERING, Tuple.class)
                        .setParameter("company", first.companyId())
                        .setParameter("communities", distinct(lines.stream().map(SplitLine::communityId)))
                        .setParameter("suppliers", distinct(lines.stream().map(SplitLine::supplierId)))
                        .setParameter(
                                "categories",
                                distinct(lines.stream().flatMap(line -> line.categoryAncestry().stream())))
                        .setParameter("campaigns", distinct(lines.stream().flatMap(line -> line.campaignId().stream())))
                        .setParameter("at", utc(first.at()))
                        .getResultList())
                .map(Rules::rules);
    }

    /** @param company only its own and the default; absent: all */
    Uni<List<SplitRule>> list(@Nullable UUID company, @Nullable UUID after, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LIST, Tuple.class)
                        .setParameter("company", company)
                        .setParameter("after", after)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(Rules::rules);
    }

    Uni<Optional<SplitRule>> find(RuleScope scope, Instant validFrom) {
        return Panache.getSession()
                .chain(session -> within(session.createNativeQuery(OF_SCOPE, Tuple.class), scope)
                        .setParameter("validFrom", utc(validFrom))
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(Rules::rule));
    }

    Uni<Map<UUID, SplitRule>> byIds(Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BY_IDS, Tuple.class)
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rules(rows).stream().collect(toMap(SplitRule::id, rule -> rule)));
    }

    Uni<Integer> insert(SplitRule rule) {
        return Panache.getSession().chain(session -> session.createNativeQuery(INSERT)
                .setParameter("id", rule.id())
                .setParameter("company", rule.scope().companyId().orElse(null))
                .setParameter("community", rule.scope().communityId().orElse(null))
                .setParameter("supplier", rule.scope().supplierId().orElse(null))
                .setParameter("category", rule.scope().categoryId().orElse(null))
                .setParameter("campaign", rule.scope().campaignId().orElse(null))
                .setParameter("terms", TermsJson.write(rule.terms()))
                .setParameter("validFrom", utc(rule.validFrom()))
                .setParameter("validTo", rule.validTo().map(Rules::utc).orElse(null))
                .executeUpdate());
    }

    private static <R> Mutiny.SelectionQuery<R> within(Mutiny.SelectionQuery<R> query, RuleScope scope) {
        return query.setParameter("company", scope.companyId().orElse(null))
                .setParameter("community", scope.communityId().orElse(null))
                .setParameter("supplier", scope.supplierId().orElse(null))
                .setParameter("category", scope.categoryId().orElse(null))
                .setParameter("campaign", scope.campaignId().orElse(null));
    }

    private static UUID[] distinct(Stream<UUID> ids) {
        return ids.distinct().toArray(UUID[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static List<SplitRule> rules(List<Tuple> rows) {
        return rows.stream().map(Rules::rule).toList();
    }

    private static SplitRule rule(Tuple row) {
        return new SplitRule(
                row.get("id", UUID.class),
                RuleScope.of(
                        row.get("company_id", UUID.class),
                        row.get("community_id", UUID.class),
                        row.get("supplier_id", UUID.class),
                        row.get("category_id", UUID.class),
                        row.get("campaign_id", UUID.class)),
                TermsJson.read(row.get("terms", String.class)),
                row.get("valid_from", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("valid_to", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }
}
