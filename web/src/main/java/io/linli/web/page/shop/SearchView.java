package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.service.ServiceItem;
import io.linli.search.query.Facets;
import io.linli.search.query.SearchPage;
import io.linli.search.query.Sort;

/**
 * A page of results with the addresses of everything around it.
 *
 * @param services found by the same words, as {@code campaigns}
 * @param promised whether any supplier says when it comes here
 * @param path of the category the search is in, root first; empty for all
 */
@TemplateData
public record SearchView(
        SearchQuery query,
        SearchPage found,
        List<FoundOffer> offers,
        List<CategoryNode> path,
        List<ServiceItem> services,
        List<CampaignCard> campaigns,
        boolean promised) {

    private static final int MOST_CHOICES = 12;

    /** Whenever, tomorrow, within three days, within a week. */
    private static final List<String> ARRIVALS = List.of("", "1", "3", "7");

    public String words() {
        return query.q();
    }

    public String category() {
        return query.category();
    }

    public List<String> brands() {
        return query.brands();
    }

    public List<String> suppliers() {
        return query.suppliers();
    }

    public List<String> storages() {
        return query.storages();
    }

    public String within() {
        return query.within();
    }

    /** When it should have arrived; none where no supplier says when it comes. */
    public List<ArrivalLink> arrivals() {
        return promised || !query.within().isBlank()
                ? ARRIVALS.stream()
                        .map(days -> new ArrivalLink(
                                days,
                                days.equals(query.within()),
                                query.arriving(days).address()))
                        .toList()
                : List.of();
    }

    public String min() {
        return query.min();
    }

    public String max() {
        return query.max();
    }

    public long total() {
        return found.total();
    }

    public boolean relaxed() {
        return found.relaxed();
    }

    /** What was meant, maybe; empty for nothing. */
    public String didYouMean() {
        return Objects.requireNonNullElse(found.didYouMean(), "");
    }

    public String didYouMeanAddress() {
        return query.saying(didYouMean()).address();
    }

    /** Words that nothing shown has; empty for none. */
    public String missing() {
        return String.join(" ", found.missing());
    }

    /** Search is away, and this is the catalogue itself. */
    public boolean fallback() {
        return found.fallback();
    }

    /** Neither goods nor services nor group buys. */
    public boolean nothing() {
        return offers.isEmpty() && services.isEmpty() && campaigns.isEmpty();
    }

    /** Services or group buys, and no goods to count, sort or filter. */
    public boolean onlyBeside() {
        return total() == 0 && !filtered() && !nothing();
    }

    public boolean filtered() {
        return query.filtered();
    }

    public String unfilteredAddress() {
        return query.unfiltered().address();
    }

    /** Everywhere, then down the path; the last is where the search is. */
    public List<FacetLink> above() {
        return path.stream()
                .map(node -> new FacetLink(
                        node.name(),
                        0,
                        false,
                        query.inCategory(node.id().toString()).address()))
                .toList();
    }

    public String everywhereAddress() {
        return query.inCategory("").address();
    }

    public List<FacetLink> categories() {
        return links(
                found.facets().categories(),
                choice -> new FacetLink(
                        choice.name(),
                        choice.count(),
                        false,
                        query.inCategory(choice.value()).address()));
    }

    public List<FacetLink> brandLinks() {
        return links(
                found.facets().brands(),
                choice -> new FacetLink(
                        choice.name(),
                        choice.count(),
                        query.brands().contains(asked(choice)),
                        query.togglingBrand(asked(choice)).address()));
    }

    /** A brand may have been asked for by its name in the other language. */
    private String asked(Facets.Choice brand) {
        return query.brands().stream()
                .filter(asked -> asked.equalsIgnoreCase(brand.name().en())
                        || asked.equalsIgnoreCase(brand.name().zh()))
                .findFirst()
                .orElse(brand.value());
    }

    public List<FacetLink> supplierLinks() {
        return links(
                found.facets().suppliers(),
                choice -> new FacetLink(
                        choice.name(),
                        choice.count(),
                        query.suppliers().contains(choice.value()),
                        query.togglingSupplier(choice.value()).address()));
    }

    public List<FacetLink> storageLinks() {
        return links(
                found.facets().storages(),
                choice -> new FacetLink(
                        choice.name(),
                        choice.count(),
                        query.storages().contains(choice.value()),
                        query.togglingStorage(choice.value()).address()));
    }

    public List<SortLink> sorts() {
        return Stream.of(Sort.values())
                .map(sort -> new SortLink(
                        sort, sort == query.sort(), query.sorted(sort).address()))
                .toList();
    }

    public String sortCode() {
        return query.sort().code();
    }

    public int page() {
        return query.page();
    }

    public @Nullable String before() {
        return query.page() > 1 ? query.onPage(query.page() - 1).address() : null;
    }

    public @Nullable String after() {
        return found.next().isPresent() ? query.onPage(found.next().getAsInt()).address() : null;
    }

    private static List<FacetLink> links(
            List<Facets.Choice> choices, java.util.function.Function<Facets.Choice, FacetLink> link) {
        return choices.stream().limit(MOST_CHOICES).map(link).toList();
    }

    /** @param days after today; empty for whenever */
    @TemplateData
    public record ArrivalLink(String days, boolean chosen, String address) {}

    /** One order of the results. */
    @TemplateData
    public record SortLink(Sort sort, boolean chosen, String address) {}
}
