package io.linli.web.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.attribute.AttributeChoice;
import io.linli.catalog.attribute.AttributeDefinition;
import io.linli.catalog.attribute.AttributeSet;
import io.linli.catalog.attribute.AttributeType;
import io.linli.catalog.attribute.Attributes;
import io.linli.catalog.attribute.KeepAttributes;
import io.linli.catalog.attribute.Unit;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.web.identity.Actors;
import io.linli.web.infrastructure.Page;

/** What goods of a category are described by: read by anybody, kept by the operator. */
@Path("/api/v1/categories/{id}/attributes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
public class CategoryAttributeResource {

    private static final int USUAL_PLACE = 100;

    private final Attributes attributes;
    private final KeepAttributes keeping;
    private final Actors actors;

    CategoryAttributeResource(Attributes attributes, KeepAttributes keeping, Actors actors) {
        this.attributes = attributes;
        this.keeping = keeping;
        this.actors = actors;
    }

    /** A name in both languages. */
    public record NameBody(@NotNull String en, @NotNull String zh) {

        LocalizedText text() {
            return new LocalizedText(en, zh);
        }
    }

    /**
     * A value that can be chosen.
     *
     * @param spellings what else feeds write for it; absent for nothing
     */
    public record ChoiceBody(@NotNull @Valid NameBody name, @Nullable List<@NotNull String> spellings) {

        AttributeChoice choice() {
            return new AttributeChoice(name.text(), orNone(spellings));
        }
    }

    /**
     * What an attribute shall be.
     *
     * @param unit of a NUMBER: what it is shown in; absent for mere numbers
     * @param choices of a CHOICE
     * @param spellings how feeds call it beside its key and its names; absent for nothing
     * @param tellsApart people choose by it between the variants of a good; absent: no
     * @param wanted listings should have it; absent: no
     * @param place 0 to 999, the lowest first; absent: 100
     */
    public record AttributeBody(
            @NotNull @Valid NameBody name,
            @NotNull AttributeType type,
            @Nullable Unit unit,
            @Nullable List<@NotNull @Valid ChoiceBody> choices,
            @Nullable List<@NotNull String> spellings,
            @Nullable Boolean tellsApart,
            @Nullable Boolean wanted,
            @Nullable Integer place) {

        AttributeDefinition definition(String key) {
            return new AttributeDefinition(
                    key,
                    name.text(),
                    type,
                    Optional.ofNullable(unit),
                    orNone(choices).stream().map(ChoiceBody::choice).toList(),
                    orNone(spellings),
                    Boolean.TRUE.equals(tellsApart),
                    Boolean.TRUE.equals(wanted),
                    place == null ? USUAL_PLACE : place);
        }
    }

    @GET
    @PermitAll
    @Operation(
            summary = "What goods of a category are described by",
            description =
                    "The category's own attributes and those of the categories above it, in the order in which they are shown.")
    @APIResponse(responseCode = "200", description = "The attributes that hold for the category")
    @APIResponse(responseCode = "404", description = "category-not-found")
    public Uni<Page<AttributeView>> list(UUID id) {
        return attributes.get(id).map(CategoryAttributeResource::page);
    }

    @PUT
    @Path("/{key}")
    @RolesAllowed("operator")
    @Operation(
            summary = "Keep an attribute of a category, and of those below it",
            description = "In the place of what the category kept under that key; also puts back what was removed.")
    @APIResponse(responseCode = "200", description = "The attributes that hold for the category")
    @APIResponse(responseCode = "404", description = "category-not-found")
    @APIResponse(responseCode = "409", description = "attribute-spelling-taken, attributes-many")
    @APIResponse(
            responseCode = "422",
            description =
                    "attribute-key-invalid, attribute-name-invalid, attribute-unit-unfit, attribute-choices-unfit, attribute-choice-invalid,"
                            + " attribute-choice-repeated, attribute-spellings-invalid, attribute-place-invalid")
    public Uni<Page<AttributeView>> keep(UUID id, String key, @Valid @NotNull AttributeBody body) {
        return keeping.keep(id, body.definition(key), actors.accountName())
                .chain(() -> attributes.get(id))
                .map(CategoryAttributeResource::page);
    }

    @DELETE
    @Path("/{key}")
    @RolesAllowed("operator")
    @Operation(
            summary = "Remove an attribute of a category",
            description =
                    "What suppliers say stays as they say it. Of those above it, what a category does not keep itself holds again.")
    @APIResponse(responseCode = "204", description = "It does not hold any more")
    @APIResponse(responseCode = "404", description = "attribute-not-found")
    public Uni<Void> remove(UUID id, String key) {
        return keeping.remove(id, key, actors.accountName());
    }

    private static Page<AttributeView> page(AttributeSet set) {
        return Page.of(set.shown().stream().map(AttributeView::of).toList());
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
