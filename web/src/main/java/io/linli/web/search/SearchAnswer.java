package io.linli.web.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.Storage;
import io.linli.catalog.service.ServiceItem;
import io.linli.marketplace.campaign.Campaign;
import io.linli.search.mark.Marks;
import io.linli.search.mark.Range;
import io.linli.search.query.Facets;
import io.linli.search.query.Facets.PriceRange;
import io.linli.search.query.SearchHit;
import io.linli.search.query.SearchPage;
import io.linli.web.review.GoodRating;

/**
 * A page of goods in one language, each by one offer.
 *
 * @param services of the community, with all the words; only on the first page of a search by words alone
 * @param campaigns open ones of the community, likewise
 * @param relaxed true when mistyped or missing words were allowed because few offers hold every word
 * @param fallback true while search is away and the catalogue answers: no counts, and words as they are typed
 * @param didYouMean a query that finds more at its word, null where none is known
 * @param missing words of the query that nothing on this relaxed page has
 * @param next number of the following page, null at the end
 */
@Schema(description = "A page of offers that were found")
public record SearchAnswer(
        List<Item> items,
        List<Service> services,
        List<Buy> campaigns,
        Counts facets,
        long total,
        boolean relaxed,
        boolean fallback,
        @JsonInclude @Nullable String didYouMean,
        List<String> missing,
        @JsonInclude @Nullable Integer next) {

    /**
     * A good, by the offer that stands for it.
     *
     * @param supplier the supplier's code
     * @param matched parts of the name that match the query, in UTF-16 units, the end exclusive
     * @param storage how it is kept; null where the supplier does not say
     * @param deliveryDays when the supplier brings it at all; empty for any day
     * @param rating null where nobody said anything
     * @param offers how many suppliers' offers of the good fit; this is the cheapest of those that can be had
     * @param category path of names from the root, joined by {@code " > "}, as feeds write it
     */
    @Schema(name = "SearchItem")
    public record Item(
            UUID offerId,
            UUID skuId,
            UUID supplierId,
            String supplier,
            String supplierName,
            String supplierSku,
            String name,
            List<Range> matched,
            String brand,
            UUID categoryId,
            String category,
            String categoryName,
            Money price,
            @Nullable Money listPrice,
            String imageUrl,
            boolean available,
            @Nullable Storage storage,
            @Nullable Integer shelfLifeDays,
            Set<DayOfWeek> deliveryDays,
            @Nullable GoodRating rating,
            int offers) {

        static Item of(SearchHit hit, Marks marks, Locale language) {
            var name = hit.name().in(language);
            return new Item(
                    hit.offerId(),
                    hit.skuId(),
                    hit.supplierId(),
                    hit.supplier(),
                    hit.supplierName().in(language),
                    hit.supplierSku(),
                    name,
                    marks.in(name),
                    hit.brand().in(language),
                    hit.category().id(),
                    hit.category().path(),
                    hit.category().name().in(language),
                    hit.price(),
                    hit.listPrice(),
                    hit.imageUrl(),
                    hit.available(),
                    hit.handling().storage(),
                    hit.handling().shelfLifeDays(),
                    hit.handling().deliveryDays(),
                    GoodRating.of(hit.rating()),
                    hit.offers());
        }
    }

    /** @param price as offered first */
    @Schema(name = "FoundService")
    public record Service(UUID serviceItemId, String name, Money price) {

        static Service of(ServiceItem item, Locale language) {
            return new Service(item.id(), item.name().in(language), item.price());
        }
    }

    /** An open group buy. */
    @Schema(name = "FoundCampaign")
    public record Buy(UUID campaignId, String title, Instant cutoffAt) {

        static Buy of(Campaign campaign, Locale language) {
            var terms = campaign.terms();
            return new Buy(terms.id(), terms.title().in(language), terms.cutoffAt());
        }
    }

    /** Named like the parameters they are values for; prices are values for minPrice and maxPrice. */
    @Schema(name = "SearchFacets")
    public record Counts(
            List<Choice> category,
            List<Choice> brand,
            List<Choice> supplier,
            List<Choice> storage,
            List<PriceRange> price) {

        static Counts of(Facets facets, Locale language) {
            return new Counts(
                    Choice.of(facets.categories(), language),
                    Choice.of(facets.brands(), language),
                    Choice.of(facets.suppliers(), language),
                    Choice.of(facets.storages(), language),
                    facets.prices());
        }
    }

    /** @param value what to pass as the parameter */
    @Schema(name = "SearchChoice")
    public record Choice(String value, String name, long count) {

        static List<Choice> of(List<Facets.Choice> choices, Locale language) {
            return choices.stream()
                    .map(choice -> new Choice(choice.value(), choice.name().in(language), choice.count()))
                    .toList();
        }
    }

    static SearchAnswer of(SearchPage page, Beside beside, String query, Locale language) {
        var marks = Marks.of(query);
        return new SearchAnswer(
                page.items().stream().map(hit -> Item.of(hit, marks, language)).toList(),
                beside.services().stream()
                        .map(item -> Service.of(item, language))
                        .toList(),
                beside.campaigns().stream().map(one -> Buy.of(one, language)).toList(),
                Counts.of(page.facets(), language),
                page.total(),
                page.relaxed(),
                page.fallback(),
                page.didYouMean(),
                page.missing(),
                page.next().isPresent() ? page.next().getAsInt() : null);
    }
}
