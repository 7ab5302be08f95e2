package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny.MutationQuery;
import org.jspecify.annotations.Nullable;

/** Keeps what is said of single rows of a run, in the caller's transaction. */
@ApplicationScoped
class RunReports {

    private static final String REJECTIONS =
            """
            INSERT INTO catalog.import_rejection (run_id, line, supplier_sku, code, detail)
            SELECT cast(:run AS uuid), line, supplier_sku, code, detail
            FROM unnest(cast(:lines AS bigint[]), cast(:skus AS text[]), cast(:codes AS text[]), cast(:details AS text[]))
                AS r(line, supplier_sku, code, detail)""";

    private static final String WARNINGS =
            """
            INSERT INTO catalog.import_warning (run_id, line, supplier_sku, code, detail, detail_zh)
            SELECT cast(:run AS uuid), line, supplier_sku, code, detail, detail_zh
            FROM unnest(cast(:lines AS bigint[]), cast(:skus AS text[]), cast(:codes AS text[]), cast(:details AS text[]),
                cast(:detailsZh AS text[])) AS r(line, supplier_sku, code, detail, detail_zh)""";

    Uni<Void> keep(UUID runId, BatchReport report) {
        return rejections(runId, report.rejections()).chain(() -> warnings(runId, report.warnings()));
    }

    private static Uni<Void> rejections(UUID runId, List<FeedRejection> rejections) {
        var lines = rejections.stream()
                .map(one -> new FeedWarning(one.line(), one.supplierSku(), one.code(), one.detail()))
                .toList();
        return lines.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> parameters(session.createNativeQuery(REJECTIONS), runId, lines)
                                .executeUpdate())
                        .replaceWithVoid();
    }

    private static Uni<Void> warnings(UUID runId, List<FeedWarning> warnings) {
        return warnings.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> parameters(session.createNativeQuery(WARNINGS), runId, warnings)
                                .setParameter("detailsZh", strings(warnings, FeedWarning::detailZh))
                                .executeUpdate())
                        .replaceWithVoid();
    }

    private static MutationQuery parameters(MutationQuery query, UUID runId, List<FeedWarning> lines) {
        return query.setParameter("run", runId)
                .setParameter("lines", lines.stream().map(FeedWarning::line).toArray(Long[]::new))
                .setParameter("skus", strings(lines, FeedWarning::supplierSku))
                .setParameter("codes", strings(lines, FeedWarning::code))
                .setParameter("details", strings(lines, FeedWarning::detail));
    }

    private static @Nullable String[] strings(List<FeedWarning> lines, Function<FeedWarning, @Nullable String> part) {
        return lines.stream().map(part).toArray(String[]::new);
    }
}
