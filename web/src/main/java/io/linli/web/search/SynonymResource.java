package io.linli.web.search;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.search.synonym.KeepSynonyms;
import io.linli.search.synonym.SynonymSet;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;

/** Words that mean the same, for the operator. */
@Path("/api/v1/search/synonyms")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@Tag(name = "search")
public class SynonymResource {

    private final KeepSynonyms synonyms;
    private final RequestKey key;

    SynonymResource(KeepSynonyms synonyms, RequestKey key) {
        this.synonyms = synonyms;
        this.key = key;
    }

    /**
     * Words to be added.
     *
     * @param words 2 to 20 that stand for each other
     */
    public record NewSynonyms(@NotNull List<@NotNull String> words) {}

    /**
     * Words in the place of others.
     *
     * @param version the one that was looked at
     */
    public record ChangedSynonyms(@NotNull List<@NotNull String> words, @NotNull Long version) {}

    /** All there are. */
    public record AllSynonyms(List<SynonymSet> items) {}

    @GET
    @Operation(summary = "All words that mean the same")
    public Uni<AllSynonyms> list() {
        return synonyms.list().map(AllSynonyms::new);
    }

    @POST
    @Idempotent
    @Operation(summary = "Adds words that mean the same, in either language; they count at once")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = SynonymSet.class)),
            description = "The new set.")
    public Uni<Response> add(@Valid @NotNull NewSynonyms set) {
        return synonyms.add(key.id(), set.words())
                .map(added -> Response.created(URI.create("/api/v1/search/synonyms/" + added.id()))
                        .entity(added)
                        .build());
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Changes a set of words")
    public Uni<SynonymSet> change(@PathParam("id") UUID id, @Valid @NotNull ChangedSynonyms set) {
        return synonyms.change(id, set.words(), set.version());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes a set of words")
    public Uni<Void> remove(@PathParam("id") UUID id) {
        return synonyms.remove(id);
    }
}
