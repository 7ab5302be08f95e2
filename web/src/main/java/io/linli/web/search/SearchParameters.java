package io.linli.web.search;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.Storage;
import io.linli.search.query.SearchRequest;
import io.linli.search.query.Sort;

/** The parameters of a search as they stand in the address: texts, so that a wrong one is refused by its name. */
public class SearchParameters {

    @QueryParam("q")
    @Parameter(description = "Words in English or Chinese, at most 200 characters; without, all offers")
    @Nullable
    String words;

    @QueryParam("category")
    @Parameter(description = "Id of a category, or its path (`A > B`): offers in or below it")
    @Nullable
    String category;

    @QueryParam("brand")
    @Parameter(description = "Brand by a name, any spelling or its id; repeat for several")
    List<String> brands;

    @QueryParam("supplier")
    @Parameter(description = "Id or code of a supplier; repeat for several")
    List<String> suppliers;

    @QueryParam("storage")
    @Parameter(description = "`AMBIENT`, `CHILLED` or `FROZEN`; repeat for several. Not what suppliers say nothing of")
    List<String> storages;

    @QueryParam("minPrice")
    @Parameter(description = "Lowest price in minor units", schema = @Schema(type = SchemaType.INTEGER))
    @Nullable
    String minPrice;

    @QueryParam("maxPrice")
    @Parameter(description = "Highest price in minor units", schema = @Schema(type = SchemaType.INTEGER))
    @Nullable
    String maxPrice;

    @QueryParam("arrivesWithin")
    @Parameter(
            description =
                    "Only what the community gets within so many days after today if it is ordered now, 0 for today;"
                            + " not what nothing is promised of",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "14"))
    @Nullable
    String arrivesWithin;

    @QueryParam("community")
    @Parameter(
            description = "Id of a community: only offers of suppliers that sell there",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Nullable
    String community;

    @QueryParam("sort")
    @Parameter(
            description = "`relevance`, `price`, `-price` (dearest first), `newest` or `rating` (best first)",
            schema =
                    @Schema(
                            enumeration = {"relevance", "price", "-price", "newest", "rating"},
                            defaultValue = "relevance"))
    @Nullable
    String sort;

    @QueryParam("page")
    @Parameter(
            description = "Number of the page; the first is 1",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "1"))
    @Nullable
    String page;

    @QueryParam("size")
    @Parameter(
            description = "Offers on a page",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "24"))
    @Nullable
    String size;

    @QueryParam("facets")
    @Parameter(
            description = "`false` leaves out the counts, for a quicker answer",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
    @Nullable
    String facets;

    @QueryParam("meaning")
    @Parameter(
            description = "`false` finds and ranks by words alone, not by what they mean",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
    @Nullable
    String meaning;

    /** Refuses with: {@code parameter-invalid} and what {@link SearchRequest} and {@link Sort} refuse with. */
    SearchRequest request() {
        return new SearchRequest(
                Objects.requireNonNullElse(words, ""),
                blankToNull(category),
                given(brands),
                given(suppliers),
                given(storages).stream()
                        .map(storage -> read("storage", storage, SearchParameters::storage))
                        .toList(),
                read("minPrice", minPrice, Long::valueOf),
                read("maxPrice", maxPrice, Long::valueOf),
                read("arrivesWithin", arrivesWithin, Integer::valueOf),
                read("community", community, UUID::fromString),
                Sort.of(Objects.requireNonNullElse(blankToNull(sort), Sort.RELEVANCE.code())),
                orElse(read("page", page, Integer::valueOf), 1),
                orElse(read("size", size, Integer::valueOf), SearchRequest.DEFAULT_SIZE),
                orElse(read("facets", facets, SearchParameters::trueOrFalse), true),
                orElse(read("meaning", meaning, SearchParameters::trueOrFalse), true));
    }

    /** An empty one counts as not given: forms send them. */
    static <T> @Nullable T read(String name, @Nullable String text, Function<String, T> form) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return form.apply(text.strip());
        } catch (IllegalArgumentException wrong) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "parameter-invalid",
                    "The parameter " + name + " is not what it should be.",
                    Map.of("parameter", name));
        }
    }

    private static List<String> given(List<String> values) {
        return values.stream().filter(value -> !value.isBlank()).toList();
    }

    private static Storage storage(String text) {
        return Storage.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static boolean trueOrFalse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static <T> T orElse(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
