package io.linli.web.search;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.search.suggest.SuggestRequest;
import io.linli.search.suggest.SuggestWhatToType;

/** Suggestions while typing, for everybody. */
@Path("/api/v1/search/suggestions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search")
public class SuggestionsResource {

    private final SuggestWhatToType suggest;

    SuggestionsResource(SuggestWhatToType suggest) {
        this.suggest = suggest;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "Suggests how to go on typing",
            description =
                    "Queries of others, categories, brands and products with words that begin as typed, in both languages,"
                            + " or that sound so (`wc`, `dami`). Slips are allowed from 4 letters on, where nothing else is found."
                            + " At most 10 in all.")
    public Uni<SuggestionsAnswer> suggest(
            @Parameter(description = "What was typed so far, at most 200 characters") @QueryParam("q") @Nullable
                    String typed,
            @Parameter(
                            description = "Id of a community: only what suppliers that sell there offer",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @QueryParam("community")
                    @Nullable
                    String community,
            @Parameter(description = "Language of the names, `en` or `zh`; otherwise Accept-Language decides")
                    @QueryParam("lang")
                    @Nullable
                    String language,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String accepted) {
        var request = new SuggestRequest(
                Objects.requireNonNullElse(typed, ""), SearchParameters.read("community", community, UUID::fromString));
        var shown = ShownLanguage.of(language, accepted);
        return suggest.suggest(request).map(found -> SuggestionsAnswer.of(found, request.typed(), shown));
    }
}
