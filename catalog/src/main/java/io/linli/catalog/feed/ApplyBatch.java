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

import io.linli.catalog.attribute.AttributeSet;
import io.linli.catalog.attribute.Attributes;
import io.linli.catalog.category.CategoryPath;
import io.linli.catalog.category.GrowCategories;
import io.linli.catalog.feed.KnownIds.Resolved;
import io.linli.catalog.feed.RunChanges.OfferKey;
import io.linli.catalog.offer.OfferImport;
import io.linli.catalog.offer.PriceRule;
import io.linli.catalog.offer.Products;
import io.linli.catalog.offer.UpsertCount;
import io.linli.catalog.offer.UpsertOffers;
import io.linli.catalog.supplier.OnboardSuppliers;

/** Applies one batch of a run: suppliers, categories, offers, events, rejections and progress in one transaction. */
@ApplicationScoped
class ApplyBatch {

    private static final Resolved NOTHING_LASTS = new Resolved(Map.of(), Map.of(), Map.of());

    private final OnboardSuppliers suppliers;
    private final GrowCategories categories;
    private final SupplierCategories own;
    private final Attributes attributes;
    private final Products products;
    private final UpsertOffers offers;
    private final RunProgress progress;
    private final RunReports reports;
    private final RunChanges changes;
    private final FullFeeds fullFeeds;
    private final FeedSettings settings;

    ApplyBatch(
            OnboardSuppliers suppliers,
            GrowCategories categories,
            SupplierCategories own,
            Attributes attributes,
            Products products,
            UpsertOffers offers,
            RunProgress progress,
            RunReports reports,
            RunChanges changes,
            FullFeeds fullFeeds,
            FeedSettings settings) {
        this.suppliers = suppliers;
        this.categories = categories;
        this.own = own;
        this.attributes = attributes;
        this.products = products;
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
     */
    @WithTransaction
    public Uni<Applied> apply(
            ClaimedRun run, FeedBatch batch, Optional<Set<Long>> chosen, ReportRoom room, KnownIds known) {
        var rows = chosen.map(lines -> only(batch.rows(), lines)).orElse(batch.rows());
        return named(run, rows, known)
                .chain(() -> run.terms().review() ? compare(run, batch, rows, known) : write(run, batch, rows, known))
                .call(done -> changes.note(
                        run.id(), lines(rows, done.ids()), done.count().differences()))
                .call(done -> progress.advance(run, done.told(), done.count()))
                .call(() -> fullFeeds.note(run, batch))
                .call(done -> reports.keep(run.id(), room.of(done.told())))
                .map(done -> new Applied(
                        run.terms().review() ? NOTHING_LASTS : done.ids(),
                        done.told().warned()));
    }

    /**
     * What became of a batch.
     *
     * @param lasts ids to remember once this is committed
     * @param warned rows that go in without something that they said, or with something that does not fit
     */
    record Applied(Resolved lasts, long warned) {}

    /** Which ids the rows speak of, what became of them, and the batch with what is to be told of it. */
    private record Outcome(Resolved ids, UpsertCount count, FeedBatch told) {}

    private Uni<Outcome> write(ClaimedRun run, FeedBatch batch, List<FeedRow> rows, KnownIds known) {
        var rule = new PriceRule(settings.outlierPercent(), run.choice() == FeedChoice.WITHOUT_HELD);
        return resolve(run, rows, known).chain(ids -> imports(rows, ids)
                .chain(imports -> offers.upsert(imports, rule, Optional.of(run.id())))
                .map(count -> outcome(ids, count, batch, rows)));
    }

    /** What the rows say of attributes stays as they say it; what does not fit is told. */
    private static Outcome outcome(Resolved ids, UpsertCount count, FeedBatch batch, List<FeedRow> rows) {
        var judged = rows.stream()
                .map(row -> AttributeWarnings.judged(
                        row, ids.attributes().getOrDefault(category(row, ids.categories()), AttributeSet.NONE)))
                .toList();
        return new Outcome(ids, count, batch.with(judged));
    }

    /** New suppliers and categories are needed to compare, and are gone again behind it. */
    private Uni<Outcome> compare(ClaimedRun run, FeedBatch batch, List<FeedRow> rows, KnownIds known) {
        var rule = new PriceRule(settings.outlierPercent(), false);
        return execute("SAVEPOINT compared")
                .chain(() -> resolve(run, rows, known))
                .chain(ids -> imports(rows, ids)
                        .chain(imports -> offers.compare(imports, rule))
                        .map(count -> outcome(ids, count, batch, rows)))
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

    /** The supplier can say of them which of the shop's they are, also of those that are only compared yet. */
    private Uni<Void> named(ClaimedRun run, List<FeedRow> rows, KnownIds known) {
        var paths = unknown(rows, known.categories()).keySet();
        return run.supplierId()
                .filter(supplier -> !paths.isEmpty())
                .map(supplier -> own.seen(supplier, paths))
                .orElse(Uni.createFrom().voidItem());
    }

    private Uni<Resolved> resolve(ClaimedRun run, List<FeedRow> rows, KnownIds known) {
        var codes = rows.stream().map(FeedRow::supplierCode).collect(Collectors.toSet());
        var paths = unknown(rows, known.categories());
        return suppliers(codes, known.suppliers())
                .chain(supplierIds -> categories(run.supplierId(), paths, known.categories())
                        .chain(categoryIds -> attributes(rows, categoryIds, known.attributes())
                                .map(found -> new Resolved(supplierIds, categoryIds, found))));
    }

    /** Of the categories of rows that say any; those that are known are not asked for again. */
    private Uni<Map<UUID, AttributeSet>> attributes(
            List<FeedRow> rows, Map<String, UUID> categories, Map<UUID, AttributeSet> known) {
        var asked = rows.stream()
                .filter(row -> !row.attributes().isEmpty())
                .map(row -> category(row, categories))
                .filter(category -> !known.containsKey(category))
                .collect(Collectors.toSet());
        if (asked.isEmpty()) {
            return Uni.createFrom().item(known);
        }
        return attributes.of(asked).map(sets -> {
            var all = new HashMap<>(known);
            asked.forEach(category -> all.put(category, sets.of(category)));
            return all;
        });
    }

    private static UUID category(FeedRow row, Map<String, UUID> categories) {
        return categories.get(row.category().text());
    }

    private static Map<String, CategoryPath> unknown(List<FeedRow> rows, Map<String, UUID> known) {
        var paths = new HashMap<String, CategoryPath>();
        rows.stream()
                .map(FeedRow::category)
                .filter(path -> !known.containsKey(path.text()))
                .forEach(path -> paths.putIfAbsent(path.text(), path));
        return paths;
    }

    private Uni<Map<String, UUID>> suppliers(Set<String> codes, Map<String, UUID> known) {
        return known.keySet().containsAll(codes) ? Uni.createFrom().item(known) : suppliers.ensure(codes);
    }

    /** What the supplier said its own ones are, and the others by their names. */
    private Uni<Map<String, UUID>> categories(
            Optional<UUID> supplier, Map<String, CategoryPath> unknown, Map<String, UUID> known) {
        if (unknown.isEmpty()) {
            return Uni.createFrom().item(known);
        }
        return supplier.map(id -> own.chosen(id, unknown.keySet()))
                .orElse(Uni.createFrom().item(Map.of()))
                .chain(chosen -> grow(unknown, chosen))
                .map(found -> {
                    found.putAll(known);
                    return found;
                });
    }

    private Uni<Map<String, UUID>> grow(Map<String, CategoryPath> unknown, Map<String, UUID> chosen) {
        var left = unknown.values().stream()
                .filter(path -> !chosen.containsKey(path.text()))
                .toList();
        return categories.grow(left).map(grown -> {
            var all = new HashMap<>(grown);
            all.putAll(chosen);
            return all;
        });
    }

    private Uni<List<OfferImport>> imports(List<FeedRow> rows, Resolved resolved) {
        var codes =
                rows.stream().flatMap(row -> product(row, resolved).stream()).collect(Collectors.toSet());
        return products.ensure(codes).map(ids -> imports(rows, resolved, ids));
    }

    private static Optional<Products.Code> product(FeedRow row, Resolved resolved) {
        return Optional.ofNullable(row.variantOf())
                .map(code -> new Products.Code(resolved.suppliers().get(row.supplierCode()), code));
    }

    private static List<OfferImport> imports(List<FeedRow> rows, Resolved resolved, Map<Products.Code, UUID> products) {
        return rows.stream()
                .map(row -> new OfferImport(
                        resolved.suppliers().get(row.supplierCode()),
                        row.supplierSku(),
                        row.name(),
                        row.nameZh(),
                        row.brand(),
                        category(row, resolved.categories()),
                        row.price(),
                        row.listPrice(),
                        row.imageUrl(),
                        row.description(),
                        row.descriptionZh(),
                        row.stock(),
                        row.gtin(),
                        row.attributes(),
                        product(row, resolved).map(products::get).orElse(null),
                        row.handling(),
                        row.told()))
                .toList();
    }
}
