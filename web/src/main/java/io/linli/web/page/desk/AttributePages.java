package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.attribute.AttributeDefinition;
import io.linli.catalog.attribute.AttributeSet;
import io.linli.catalog.attribute.Attributes;
import io.linli.catalog.attribute.KeepAttributes;
import io.linli.catalog.attribute.KeepAttributes.Keeping;
import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.kernel.Refusal;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** The operator says what goods of each category are described by. */
@Path(AttributePages.PAGE)
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
public class AttributePages {

    static final String PAGE = "/operator/attributes";

    private static final int MOST_FOUND = 40;
    private static final int MOST_KEEPING = 500;

    private final Frames frames;
    private final Categories categories;
    private final Attributes attributes;
    private final KeepAttributes keeping;
    private final Actors actors;

    AttributePages(Frames frames, Categories categories, Attributes attributes, KeepAttributes keeping, Actors actors) {
        this.frames = frames;
        this.categories = categories;
        this.attributes = attributes;
        this.keeping = keeping;
        this.actors = actors;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /** @param found categories with the words in their names, the top ones without words */
        static native TemplateInstance attributeCategories(
                Frame frame, String words, List<CategoryNode> found, List<Keeping> keeping);

        /**
         * @param path root first, the category itself last
         * @param kept those that hold for it
         * @param removed of its own, to be put back
         */
        static native TemplateInstance attributes(
                Frame frame,
                List<CategoryNode> path,
                CategoryNode category,
                List<AttributeSet.Kept> kept,
                List<AttributeDefinition> removed,
                List<CategoryNode> below);

        /** @param known it is there already: its key stays */
        static native TemplateInstance attribute(Frame frame, CategoryNode category, AttributeForm form, boolean known);
    }

    @GET
    public Uni<TemplateInstance> list(
            @QueryParam("category") @Nullable UUID category, @QueryParam("q") @DefaultValue("") String words) {
        return frames.frame().chain(frame -> category == null ? all(frame, words) : of(frame, category));
    }

    /** @param key absent for a new one */
    @GET
    @Path("one")
    public Uni<TemplateInstance> one(
            @QueryParam("category") @Nullable UUID category, @QueryParam("key") @Nullable String key) {
        var id = known(category);
        return frames.frame().chain(frame -> node(id).chain(node ->
                form(id, key).map(form -> frame.show(Templates.attribute(frame, node, form, key != null)))));
    }

    /** @param known it was there already */
    @POST
    @Form
    public Uni<Response> keep(@BeanParam AttributeForm form, @FormParam("known") @Nullable String known) {
        var category = form.category();
        return Uni.createFrom()
                .deferred(() -> keeping.keep(category, form.definition(), actors.accountName()))
                .map(kept -> Replies.done(address(category), "attribute-kept"))
                .onFailure(Replies::isTold)
                .recoverWithUni(refusal -> again(form, (Refusal) refusal, known != null));
    }

    @POST
    @Path("removals")
    @Form
    public Uni<Response> remove(@FormParam("category") UUID category, @FormParam("key") @DefaultValue("") String key) {
        var id = known(category);
        return Replies.orBack(
                keeping.remove(id, key, actors.accountName())
                        .map(gone -> Replies.done(address(id), "attribute-removed")),
                address(id));
    }

    @POST
    @Path("restorations")
    @Form
    public Uni<Response> restore(@FormParam("category") UUID category, @FormParam("key") @DefaultValue("") String key) {
        var id = known(category);
        return Replies.orBack(
                keeping.restore(id, key, actors.accountName())
                        .map(back -> Replies.done(address(id), "attribute-restored")),
                address(id));
    }

    private Uni<TemplateInstance> all(Frame frame, String words) {
        var found = words.isBlank() ? categories.roots() : categories.find(words, MOST_FOUND);
        return found.chain(nodes -> keeping.keeping(MOST_KEEPING)
                .map(kept -> frame.show(Templates.attributeCategories(frame, words, nodes, kept))));
    }

    private Uni<TemplateInstance> of(Frame frame, UUID category) {
        return categories.ancestry(category).chain(path -> attributes
                .get(category)
                .chain(set -> keeping.removed(category).chain(removed -> categories
                        .children(category)
                        .map(below -> frame.show(Templates.attributes(
                                frame, path, path.get(path.size() - 1), set.shown(), removed, below))))));
    }

    private Uni<CategoryNode> node(UUID category) {
        return categories.ancestry(category).map(path -> path.get(path.size() - 1));
    }

    /** The category's own, or one of those above to be made its own. */
    private Uni<AttributeForm> form(UUID category, @Nullable String key) {
        if (key == null) {
            return Uni.createFrom().item(AttributeForm.fresh(category));
        }
        return attributes.get(category).map(set -> set.definitions().stream()
                .filter(definition -> definition.key().equals(key))
                .findFirst()
                .map(definition -> AttributeForm.of(category, definition))
                .orElseThrow(() -> Refusal.notFound("attribute")));
    }

    private Uni<Response> again(AttributeForm form, Refusal refusal, boolean known) {
        return frames.frame().map(frame -> frame.refusing(refusal.code())).chain(told -> node(form.category())
                .map(node -> Response.ok(told.show(Templates.attribute(told, node, form, known)))
                        .build()));
    }

    private static UUID known(@Nullable UUID category) {
        if (category == null) {
            throw Refusal.notFound("category");
        }
        return category;
    }

    private static String address(UUID category) {
        return PAGE + "?category=" + category;
    }
}
