package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.linli.catalog.category.CategoryPath;
import io.linli.catalog.category.GrowCategories;
import io.linli.catalog.feed.KnownIds.Resolved;
import io.linli.catalog.feed.RunChanges.OfferKey;
import io.linli.catalog.offer.OfferImport;
import io.linli.catalog.offer.PriceRule;
import io.linli.catalog.offer.UpsertCount;
import io.linli.catalog.offer.UpsertOffers;
import io.linli.catalog.supplier.OnboardSuppliers;

/** Applies one batch of a run: suppliers, categories, offers, events, rejections and progress in one transaction. */
@ApplicationScoped
class ApplyBatch {

    private static final Resolved NOTHING_LASTS = new Resolved(Map.of(), Map.of());

    private final OnboardSuppliers suppliers;
    private final GrowCategories categories;
    private final UpsertOffers offers;
    private final RunProgress progress;
    private final RunReports reports;
    private final RunChanges changes;
    private final FullFeeds fullFeeds;
    private final FeedSettings settings;

    ApplyBatch(
            OnboardSuppliers suppliers,
            GrowCategories categories,
            UpsertOffers offers,
            RunProgress progress,
            RunReports reports,
            RunChanges changes,
            FullFeeds fullFeeds,
            FeedSettings settings) {
        this.suppliers = suppliers;
        this.categories = categories;
        this.offers = offers;
        this.progress = progress;
        this.reports = reports;
        this.changes = changes;
        this.fullFeeds = fullFeeds;
        this.settings = settings;
    }

    /**
     * Refuses with: {@code run-lost}.
     *
     * @param chosen lines that go in, empty for all; the others leave their offers as they are
     * @return ids to remember once this is committed
     */
    @WithTransaction
    public Uni<Resolved> apply(
            ClaimedRun run, FeedBatch batch, Optional<Set<Long>> chosen, BatchReport report, KnownIds known) {
        var rows = chosen.map(lines -> only(batch.rows(), lines)).orElse(batch.rows());
        var outcome = run.terms().review() ? compare(rows, known) : write(run, rows, known);
        return outcome.call(done -> changes.note(
                        run.id(), lines(rows, done.ids()), done.count().differences()))
                .call(done -> progress.advance(run, batch, done.count()))
                .call(() -> fullFeeds.note(run, batch))
                .call(() -> reports.keep(run.id(), report))
                .map(done -> run.terms().review() ? NOTHING_LASTS : done.ids());
    }

    /** Which ids the rows speak of, and what became of them. */
    private record Outcome(Resolved ids, UpsertCount count) {}

    private Uni<Outcome> write(ClaimedRun run, List<FeedRow> rows, KnownIds known) {
        var rule = new PriceRule(settings.outlierPercent(), run.choice() == FeedChoice.WITHOUT_HELD);
        return resolve(rows, known).chain(ids -> offers.upsert(imports(rows, ids), rule, Optional.of(run.id()))
                .map(count -> new Outcome(ids, count)));
    }

    /** New suppliers and categories are needed to compare, and are gone again behind it. */
    private Uni<Outcome> compare(List<FeedRow> rows, KnownIds known) {
        var rule = new PriceRule(settings.outlierPercent(), false);
        return execute("SAVEPOINT compared")
                .chain(() -> resolve(rows, known))
                .chain(ids -> offers.compare(imports(rows, ids), rule).map(count -> new Outcome(ids, count)))
                .call(() -> execute("ROLLBACK TO SAVEPOINT compared"));
    }

    private static Uni<Integer> execute(String sql) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql).executeUpdate());
    }

    private static List<FeedRow> only(List<FeedRow> rows, Set<Long> lines) {
        return rows.stream().filter(row -> lines.contains(row.line())).toList();
    }

    private static Map<OfferKey, Long> lines(List<FeedRow> rows, Resolved resolved) {
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> new OfferKey(resolved.suppliers().get(row.supplierCode()), row.supplierSku()),
                        FeedRow::line));
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
