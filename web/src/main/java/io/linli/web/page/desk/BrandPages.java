package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.brand.BrandDecision;
import io.linli.catalog.brand.BrandDecisions;
import io.linli.catalog.brand.BrandPair;
import io.linli.catalog.brand.BrandSpellings;
import io.linli.catalog.brand.Brands;
import io.linli.catalog.brand.CountedBrand;
import io.linli.catalog.brand.JoinBrands;
import io.linli.catalog.brand.NameBrand;
import io.linli.catalog.brand.TellBrandsApart;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** The operator says what brands are called and which of them are one. */
@Path("/operator/brands")
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
public class BrandPages {

    private static final String LIST = "/operator/brands";
    private static final int ON_A_PAGE = 20;
    private static final int MOST_DECIDED = 20;

    private final Frames frames;
    private final Brands brands;
    private final BrandSpellings spellings;
    private final BrandDecisions decisions;
    private final JoinBrands join;
    private final TellBrandsApart apart;
    private final NameBrand naming;
    private final Actors actors;

    BrandPages(
            Frames frames,
            Brands brands,
            BrandSpellings spellings,
            BrandDecisions decisions,
            JoinBrands join,
            TellBrandsApart apart,
            NameBrand naming,
            Actors actors) {
        this.frames = frames;
        this.brands = brands;
        this.spellings = spellings;
        this.decisions = decisions;
        this.join = join;
        this.apart = apart;
        this.naming = naming;
        this.actors = actors;
    }

    /** A brand as it is edited: with what was typed where that was refused. */
    public record Row(CountedBrand brand, String nameEn, String nameZh, String into) {

        static Row of(CountedBrand brand) {
            var name = brand.brand().name();
            return new Row(brand, name.en(), name.zh(), "");
        }

        Row typed(Typed typed) {
            return id().equals(typed.brandId())
                    ? new Row(
                            brand,
                            typed.nameEn().orElse(nameEn),
                            typed.nameZh().orElse(nameZh),
                            typed.into().orElse(into))
                    : this;
        }

        public UUID id() {
            return brand.brand().id();
        }
    }

    /** What stays in a form that was refused. */
    private record Typed(UUID brandId, Optional<String> nameEn, Optional<String> nameZh, Optional<String> into) {

        private static final Typed NOTHING =
                new Typed(new UUID(0, 0), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance brands(
                Frame frame, List<Row> rows, List<BrandPair> proposed, List<BrandDecision> decided, String find);
    }

    @GET
    public Uni<TemplateInstance> list(@QueryParam("find") @DefaultValue("") String find) {
        return frames.frame().chain(frame -> page(frame, find, Typed.NOTHING));
    }

    @POST
    @Form
    public Uni<Response> decide(
            @FormParam("brand") UUID brand, @FormParam("other") UUID other, @FormParam("same") boolean same) {
        return same
                ? joined(brand, other)
                : Replies.orBack(
                        apart.tell(brand, other, operator()).map(done -> Replies.done(LIST, "brand-different")), LIST);
    }

    /** Back at its names, which may want to be said now. */
    private Uni<Response> joined(UUID brand, UUID other) {
        return Replies.orBack(
                join.join(brand, other, operator())
                        .chain(() -> brands.get(other))
                        .map(shown -> Replies.done(found(shown.brand().name().en()), "brand-joined")),
                LIST);
    }

    @POST
    @Path("removals")
    @Form
    public Uni<Response> undo(
            @FormParam("brand") UUID brand, @FormParam("other") UUID other, @FormParam("same") boolean same) {
        var undone = same ? join.undo(brand) : apart.undo(brand, other);
        return Replies.orBack(undone.map(done -> Replies.done(LIST, "brand-undone")), LIST);
    }

    @POST
    @Path("{id}")
    @Form
    public Uni<Response> name(
            @PathParam("id") UUID id,
            @FormParam("nameEn") @DefaultValue("") String nameEn,
            @FormParam("nameZh") @DefaultValue("") String nameZh,
            @FormParam("find") @DefaultValue("") String find) {
        return Uni.createFrom()
                .deferred(() -> naming.name(id, new LocalizedText(nameEn, nameZh), operator()))
                .map(done -> Replies.done(found(nameEn.strip()), "brand-named"))
                .onFailure(Replies::isTold)
                .recoverWithUni(refusal -> again(
                        refusal, find, new Typed(id, Optional.of(nameEn), Optional.of(nameZh), Optional.empty())));
    }

    /** Refuses with: {@code brand-unknown}, too. */
    @POST
    @Path("{id}/joins")
    @Form
    public Uni<Response> joinWritten(
            @PathParam("id") UUID id,
            @FormParam("into") @DefaultValue("") String into,
            @FormParam("find") @DefaultValue("") String find) {
        return written(into)
                .chain(other -> join.join(id, other, operator()).chain(() -> brands.get(other)))
                .map(shown -> Replies.done(found(shown.brand().name().en()), "brand-joined"))
                .onFailure(Replies::isTold)
                .recoverWithUni(refusal ->
                        again(refusal, find, new Typed(id, Optional.empty(), Optional.empty(), Optional.of(into))));
    }

    private Uni<UUID> written(String spelling) {
        return spellings.find(List.of(spelling)).map(found -> Optional.ofNullable(found.get(spelling))
                .orElseThrow(() ->
                        new Refusal(Refusal.Kind.UNPROCESSABLE, "brand-unknown", "No brand is written like that.")));
    }

    private Uni<Response> again(Throwable refusal, String find, Typed typed) {
        return frames.frame()
                .map(frame -> frame.refusing(((Refusal) refusal).code()))
                .chain(frame -> page(frame, find, typed))
                .map(page -> Response.ok(page).build());
    }

    private Uni<TemplateInstance> page(Frame frame, String find, Typed typed) {
        return rows(find, typed).chain(rows -> decisions.proposed(ON_A_PAGE).chain(proposed -> decisions
                .decided(MOST_DECIDED)
                .map(decided -> frame.show(Templates.brands(frame, rows, proposed, decided, find)))));
    }

    private Uni<List<Row>> rows(String find, Typed typed) {
        return find.isBlank()
                ? Uni.createFrom().item(List.of())
                : brands.find(find, null, ON_A_PAGE).map(found -> found.items().stream()
                        .map(brand -> Row.of(brand).typed(typed))
                        .toList());
    }

    private String operator() {
        return actors.subject().orElse("operator");
    }

    private static String found(String name) {
        return LIST + "?find=" + Frame.encoded(name);
    }
}
