package io.linli.marketplace.settlement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of split rules. */
@ApplicationScoped
class Rules {

    private static final String COLUMNS =
            "id, company_id, supplier_id, category_id, supplier_rate, company_rate, platform_rate, valid_from";

    /** Of every scope that could cover one of the lines, the version in force. */
    private static final String COVERING = "SELECT DISTINCT ON (company_id, supplier_id, category_id) " + COLUMNS
            + """
             FROM marketplace.split_rule
             WHERE (company_id IS NULL OR company_id = :company)
                AND (supplier_id IS NULL OR supplier_id = ANY (:suppliers))
                AND (category_id IS NULL OR category_id = ANY (:categories))
                AND valid_from <= :at
             ORDER BY company_id, supplier_id, category_id, valid_from DESC
            """;

    private static final String LIST = "SELECT " + COLUMNS
            + """
             FROM marketplace.split_rule
             WHERE (cast(:company AS uuid) IS NULL OR company_id = :company
                    OR (company_id IS NULL AND supplier_id IS NULL AND category_id IS NULL))
                AND (cast(:after AS uuid) IS NULL OR id > :after)
             ORDER BY id LIMIT :limit
            """;

    private static final String OF_SCOPE = "SELECT " + COLUMNS
            + """
             FROM marketplace.split_rule
             WHERE company_id IS NOT DISTINCT FROM cast(:company AS uuid)
                AND supplier_id IS NOT DISTINCT FROM cast(:supplier AS uuid)
                AND category_id IS NOT DISTINCT FROM cast(:category AS uuid)
                AND valid_from = :validFrom
            """;

    private static final String INSERT = "INSERT INTO marketplace.split_rule (" + COLUMNS
            + """
             ) VALUES (:id, cast(:company AS uuid), cast(:supplier AS uuid), cast(:category AS uuid), :supplierRate,
                :companyRate, :platformRate, :validFrom)
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
                        .setParameter("suppliers", distinct(lines.stream().map(SplitLine::supplierId)))
                        .setParameter(
                                "categories",
                                distinct(lines.stream().flatMap(line -> line.categoryAncestry().stream())))
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
                .chain(session -> session.createNativeQuery(OF_SCOPE, Tuple.class)
                        .setParameter("company", scope.companyId().orElse(null))
                        .setParameter("supplier", scope.supplierId().orElse(null))
                        .setParameter("category", scope.categoryId().orElse(null))
                        .setParameter("validFrom", utc(validFrom))
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(Rules::rule));
    }

    Uni<Integer> insert(SplitRule rule) {
        return Panache.getSession().chain(session -> session.createNativeQuery(INSERT)
                .setParameter("id", rule.id())
                .setParameter("company", rule.scope().companyId().orElse(null))
                .setParameter("supplier", rule.scope().supplierId().orElse(null))
                .setParameter("category", rule.scope().categoryId().orElse(null))
                .setParameter("supplierRate", rule.rates().supplier())
                .setParameter("companyRate", rule.rates().propertyCompany())
                .setParameter("platformRate", rule.rates().platform())
                .setParameter("validFrom", utc(rule.validFrom()))
                .executeUpdate());
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
                new RuleScope(
                        Optional.ofNullable(row.get("company_id", UUID.class)),
                        Optional.ofNullable(row.get("supplier_id", UUID.class)),
                        Optional.ofNullable(row.get("category_id", UUID.class))),
                new Rates(
                        row.get("supplier_rate", Integer.class),
                        row.get("company_rate", Integer.class),
                        row.get("platform_rate", Integer.class)),
                row.get("valid_from", OffsetDateTime.class).toInstant());
    }
}
