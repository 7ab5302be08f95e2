package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Keeps what is said of single rows of a run, in the caller's transaction. */
@ApplicationScoped
class RunReports {

    private static final String LINES =
            """
             (run_id, line, supplier_sku, code, detail)
            SELECT cast(:run AS uuid), line, supplier_sku, code, detail
            FROM unnest(cast(:lines AS bigint[]), cast(:skus AS text[]), cast(:codes AS text[]), cast(:details AS text[]))
                AS r(line, supplier_sku, code, detail)""";

    private static final String REJECTIONS = "INSERT INTO catalog.import_rejection" + LINES;

    private static final String WARNINGS = "INSERT INTO catalog.import_warning" + LINES;

    Uni<Void> keep(UUID runId, BatchReport report) {
        var rejections = report.rejections().stream()
                .map(one -> new FeedWarning(one.line(), one.supplierSku(), one.code(), one.detail()))
                .toList();
        return write(REJECTIONS, runId, rejections).chain(() -> write(WARNINGS, runId, report.warnings()));
    }

    private static Uni<Void> write(String sql, UUID runId, List<FeedWarning> lines) {
        if (lines.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter("run", runId)
                        .setParameter(
                                "lines", lines.stream().map(FeedWarning::line).toArray(Long[]::new))
                        .setParameter("skus", strings(lines, FeedWarning::supplierSku))
                        .setParameter("codes", strings(lines, FeedWarning::code))
                        .setParameter("details", strings(lines, FeedWarning::detail))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static String[] strings(List<FeedWarning> lines, Function<FeedWarning, String> part) {
        return lines.stream().map(part).toArray(String[]::new);
    }
}
