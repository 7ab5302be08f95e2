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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.feed.CategoryUse;
import io.linli.catalog.feed.SupplierCategories;
import io.linli.catalog.kernel.Refusal;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** A supplier says which of the shop's categories its own ones are. */
@Path(CategoryPages.PAGE)
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class CategoryPages {

    static final String PAGE = "/imports/categories";

    private static final int ON_A_PAGE = 100;
    private static final int MOST_FOUND = 40;

    private final Frames frames;
    private final Actors actors;
    private final SupplierCategories own;
    private final Categories categories;

    CategoryPages(Frames frames, Actors actors, SupplierCategories own, Categories categories) {
        this.frames = frames;
        this.actors = actors;
        this.own = own;
        this.categories = categories;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance categories(Frame frame, List<CategoryUse> uses, @Nullable String next);

        /** @param path the supplier's own */
        static native TemplateInstance categoryChoice(Frame frame, String path, String words, List<CategoryNode> found);
    }

    @GET
    public Uni<TemplateInstance> list(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> actors.supplier()
                .chain(supplier -> own.list(supplier, cursor, ON_A_PAGE))
                .map(found -> frame.show(Templates.categories(
                        frame,
                        found.items(),
                        found.next().map(next -> PAGE + "?cursor=" + next).orElse(null)))));
    }

    /** @param words to find a category of the shop's by; absent: the last name of the own one */
    @GET
    @Path("choice")
    public Uni<TemplateInstance> choose(
            @QueryParam("path") @DefaultValue("") String path, @QueryParam("q") @Nullable String words) {
        var asked = words == null ? path.substring(path.lastIndexOf('>') + 1).strip() : words;
        return frames.frame().chain(frame -> categories
                .find(asked, MOST_FOUND)
                .map(found -> frame.show(Templates.categoryChoice(frame, path, asked, found))));
    }

    /** @param category empty: the one that is called so */
    @POST
    @Form
    public Uni<Response> chosen(
            @FormParam("path") @DefaultValue("") String path,
            @FormParam("category") @DefaultValue("") String category) {
        return Replies.orBack(
                actors.supplier()
                        .chain(supplier -> own.choose(supplier, path, id(category)))
                        .map(done -> Replies.done(PAGE, "category-chosen")),
                PAGE);
    }

    private static Optional<UUID> id(String category) {
        try {
            return category.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(category));
        } catch (IllegalArgumentException malformed) {
            throw Refusal.notFound("category");
        }
    }
}
