package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.linli.catalog.category.CategoryPath;
import io.linli.catalog.category.GrowCategories;
import io.linli.catalog.feed.KnownIds.Resolved;
import io.linli.catalog.offer.OfferImport;
import io.linli.catalog.offer.UpsertOffers;
import io.linli.catalog.supplier.OnboardSuppliers;

/** Applies one batch of a run: suppliers, categories, offers, events, rejections and progress in one transaction. */
@ApplicationScoped
class ApplyBatch {

    private final OnboardSuppliers suppliers;
    private final GrowCategories categories;
    private final UpsertOffers offers;
    private final RunProgress progress;
    private final RunReports reports;

    ApplyBatch(
            OnboardSuppliers suppliers,
            GrowCategories categories,
            UpsertOffers offers,
            RunProgress progress,
            RunReports reports) {
        this.suppliers = suppliers;
        this.categories = categories;
        this.offers = offers;
        this.progress = progress;
        this.reports = reports;
    }

    /**
     * Refuses with: {@code run-lost}.
     *
     * @return ids to remember once this is committed
     */
    @WithTransaction
    public Uni<Resolved> apply(ClaimedRun run, FeedBatch batch, BatchReport report, KnownIds known) {
        return resolve(batch.rows(), known)
                .call(resolved -> offers.upsert(imports(batch.rows(), resolved))
                        .chain(count -> progress.advance(run, batch, count)))
                .call(() -> reports.keep(run.id(), report));
    }

    private Uni<Resolved> resolve(List<FeedRow> rows, KnownIds known) {
        var codes = rows.stream().map(FeedRow::supplierCode).collect(Collectors.toSet());
        Map<String, CategoryPath> paths = new HashMap<>();
        rows.forEach(row -> paths.putIfAbsent(row.category().text(), row.category()));
        return suppliers(codes, known.suppliers()).chain(supplierIds -> categories(paths, known.categories())
                .map(categoryIds -> new Resolved(supplierIds, categoryIds)));
    }

    private Uni<Map<String, UUID>> suppliers(Set<String> codes, Map<String, UUID> known) {
        return known.keySet().containsAll(codes) ? Uni.createFrom().item(known) : suppliers.ensure(codes);
    }

    private Uni<Map<String, UUID>> categories(Map<String, CategoryPath> paths, Map<String, UUID> known) {
        var missing = paths.values().stream()
                .filter(path -> !known.containsKey(path.text()))
                .toList();
        if (missing.isEmpty()) {
            return Uni.createFrom().item(known);
        }
        return categories.grow(missing).map(grown -> {
            var all = new HashMap<>(known);
            all.putAll(grown);
            return all;
        });
    }

    private static List<OfferImport> imports(List<FeedRow> rows, Resolved resolved) {
        return rows.stream()
                .map(row -> new OfferImport(
                        resolved.suppliers().get(row.supplierCode()),
                        row.supplierSku(),
                        row.name(),
                        row.nameZh(),
                        row.brand(),
                        resolved.categories().get(row.category().text()),
                        row.price(),
                        row.listPrice(),
                        row.imageUrl(),
                        row.description(),
                        row.descriptionZh(),
                        row.stock(),
                        row.gtin(),
                        row.attributes(),
                        row.told()))
                .toList();
    }
}
