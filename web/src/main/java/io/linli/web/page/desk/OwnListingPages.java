package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.draft.Drafts;
import io.linli.catalog.draft.Publications;
import io.linli.catalog.draft.Published;
import io.linli.catalog.draft.UndoPublication;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.listing.Listing;
import io.linli.catalog.listing.Listings;
import io.linli.catalog.listing.PriceHistory;
import io.linli.catalog.listing.PriceStep;
import io.linli.catalog.schedule.ScheduledChange;
import io.linli.catalog.schedule.ScheduledChanges;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** An own offer by itself: what it cost, what comes, and its texts, to be written anew. */
@Path(OwnListingPages.PAGE + "{id: [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}")
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class OwnListingPages {

    static final String PAGE = "/supplier/listings/";

    private static final int STEPS = 60;

    private final Frames frames;
    private final Actors actors;
    private final Listings listings;
    private final PriceHistory prices;
    private final ScheduledChanges scheduled;
    private final Drafts drafts;
    private final Publications publications;
    private final UndoPublication undoing;
    private final DraftDesk desk;

    OwnListingPages(
            Frames frames,
            Actors actors,
            Listings listings,
            PriceHistory prices,
            ScheduledChanges scheduled,
            Drafts drafts,
            Publications publications,
            UndoPublication undoing,
            DraftDesk desk) {
        this.frames = frames;
        this.actors = actors;
        this.listings = listings;
        this.prices = prices;
        this.scheduled = scheduled;
        this.drafts = drafts;
        this.publications = publications;
        this.undoing = undoing;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance listing(
                Frame frame,
                Listing listing,
                List<PriceStep> steps,
                @Nullable ScheduledChange coming,
                @Nullable Published published,
                WrittenView view);
    }

    @GET
    public Uni<TemplateInstance> show(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> actors.supplier()
                .chain(supplier -> own(supplier, id).chain(listing -> page(frame, supplier, listing))));
    }

    /** The texts are as they were before they were published. */
    @POST
    @Path("undo")
    @Form
    public Uni<Response> undo(@PathParam("id") UUID id, @FormParam("publication") UUID publication) {
        return Replies.orBack(
                actors.supplier()
                        .chain(supplier -> undoing.undo(supplier, publication))
                        .map(done -> Replies.done(PAGE + id, "draft-undone")),
                PAGE + id);
    }

    private Uni<TemplateInstance> page(Frame frame, UUID supplier, Listing listing) {
        var offer = listing.offer().offerId();
        return prices.latest(supplier, offer, STEPS)
                .chain(steps -> scheduled.next(supplier, List.of(offer)).chain(coming -> publications
                        .ofOffer(supplier, offer, 1)
                        .chain(published -> view(frame, supplier, listing)
                                .map(view -> show(frame, listing, steps, coming, published, view)))));
    }

    /** The draft of it, or what is in the shop. */
    private Uni<WrittenView> view(Frame frame, UUID supplier, Listing listing) {
        return drafts.find(supplier, listing.offer().supplierSku())
                .chain(draft -> draft.isPresent()
                        ? desk.kept(frame, supplier, draft.get())
                        : desk.typed(frame, supplier, WrittenForm.of(listing.offer())));
    }

    private static TemplateInstance show(
            Frame frame,
            Listing listing,
            List<PriceStep> steps,
            Map<UUID, ScheduledChange> coming,
            List<Published> published,
            WrittenView view) {
        var offer = listing.offer().offerId();
        return frame.show(Templates.listing(
                frame,
                listing,
                steps,
                coming.get(offer),
                published.stream().findFirst().orElse(null),
                view));
    }

    private Uni<Listing> own(UUID supplier, UUID id) {
        return listings.byIds(supplier, List.of(id))
                .map(found -> found.stream().findFirst().orElseThrow(() -> Refusal.notFound("offer")));
    }
}
