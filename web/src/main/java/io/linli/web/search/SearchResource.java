package io.linli.web.search;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.search.query.SearchOffers;

/** Search, for everybody. */
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search")
public class SearchResource {

    private final SearchOffers search;
    private final FindBeside beside;

    SearchResource(SearchOffers search, FindBeside beside) {
        this.search = search;
        this.beside = beside;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "Finds offers",
            description =
                    "Words are looked for in names, brands, categories and descriptions, in both languages. When few"
                            + " offers hold every word, mistyped and missing words are allowed: `relaxed` says so, and what holds"
                            + " every word comes first. Counts ignore the filter on what they count. `next` is the number of the"
                            + " next page. Where a community is asked for and nothing is narrowed,"
                            + " `services` and `campaigns` name the home services and open group buys with all the words. While"
                            + " search is away the catalogue itself answers, without counts, and"
                            + " `fallback` says so.")
    public Uni<SearchAnswer> search(
            @BeanParam SearchParameters parameters,
            @Parameter(description = "Language of the names, `en` or `zh`; otherwise Accept-Language decides")
                    @QueryParam("lang")
                    @Nullable
                    String language,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String accepted) {
        var shown = ShownLanguage.of(language, accepted);
        var request = parameters.request();
        return search.search(request)
                .chain(page -> beside.of(request).map(found -> SearchAnswer.of(page, found, request.query(), shown)));
    }
}
