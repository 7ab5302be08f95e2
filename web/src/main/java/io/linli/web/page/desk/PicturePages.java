package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.gallery.AddPicture;
import io.linli.catalog.gallery.ArrangePictures;
import io.linli.catalog.gallery.OfferPicture;
import io.linli.catalog.gallery.OfferPictures;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.listing.Hint;
import io.linli.catalog.listing.Listing;
import io.linli.catalog.listing.Listings;
import io.linli.web.identity.Actors;
import io.linli.web.media.SentPictures;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** The pictures of an own offer: added, ordered, removed and put back. */
@Path(PicturePages.PAGE)
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class PicturePages {

    static final String PAGE = ListingView.PAGE + "/{offer}/pictures";

    private final Frames frames;
    private final Actors actors;
    private final Listings listings;
    private final OfferPictures pictures;
    private final AddPicture addPicture;
    private final ArrangePictures arrange;
    private final SentPictures sent;

    PicturePages(
            Frames frames,
            Actors actors,
            Listings listings,
            OfferPictures pictures,
            AddPicture addPicture,
            ArrangePictures arrange,
            SentPictures sent) {
        this.frames = frames;
        this.actors = actors;
        this.listings = listings;
        this.pictures = pictures;
        this.addPicture = addPicture;
        this.arrange = arrange;
        this.sent = sent;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /**
         * @param removed what was just removed and can be put back
         * @param unreadable whether what the feed names is no picture that can be shown
         * @param most of an offer
         */
        static native TemplateInstance pictures(
                Frame frame,
                Listing listing,
                List<OfferPicture> pictures,
                @Nullable UUID removed,
                boolean unreadable,
                int most);
    }

    @GET
    public Uni<TemplateInstance> show(@PathParam("offer") UUID offer, @QueryParam("removed") @Nullable UUID removed) {
        return frames.frame().chain(frame -> actors.supplier().chain(supplier -> own(supplier, offer)
                .chain(listing -> pictures.ofOwn(supplier, offer).map(found -> page(frame, listing, found, removed)))));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Form
    public Uni<Response> add(@PathParam("offer") UUID offer, @RestForm @Nullable FileUpload file) {
        if (file == null || file.size() == 0) {
            return Uni.createFrom().item(Replies.refused(page(offer), "file-missing"));
        }
        return Replies.orBack(
                actors.supplier()
                        .chain(supplier ->
                                sent.read(file).chain(bytes -> addPicture.add(supplier, offer, Ids.next(), bytes)))
                        .map(added -> Replies.done(page(offer), "photo-added")),
                page(offer));
    }

    /** @param by −1: one place to the front, 1: one to the back */
    @POST
    @Path("{id}/move")
    @Form
    public Uni<Response> move(
            @PathParam("offer") UUID offer, @PathParam("id") UUID id, @FormParam("by") @DefaultValue("0") int by) {
        return Replies.orBack(
                actors.supplier()
                        .chain(supplier -> pictures.ofOwn(supplier, offer)
                                .chain(before -> arrange.order(supplier, offer, moved(before, id, by))))
                        .map(ordered -> Replies.done(page(offer), "pictures-ordered")),
                page(offer));
    }

    @POST
    @Path("{id}/remove")
    @Form
    public Uni<Response> remove(@PathParam("offer") UUID offer, @PathParam("id") UUID id) {
        return Replies.orBack(
                actors.supplier()
                        .chain(supplier -> arrange.remove(supplier, offer, id))
                        .map(gone -> Replies.done(page(offer) + "?removed=" + id, "picture-removed")),
                page(offer));
    }

    @POST
    @Path("{id}/put-back")
    @Form
    public Uni<Response> putBack(@PathParam("offer") UUID offer, @PathParam("id") UUID id) {
        return Replies.orBack(
                actors.supplier()
                        .chain(supplier -> arrange.putBack(supplier, offer, id))
                        .map(back -> Replies.done(page(offer), "picture-put-back")),
                page(offer));
    }

    private static TemplateInstance page(
            Frame frame, Listing listing, List<OfferPicture> found, @Nullable UUID removed) {
        boolean unreadable = listing.hints().contains(Hint.PHOTO_UNREADABLE);
        return frame.show(Templates.pictures(frame, listing, found, removed, unreadable, AddPicture.MOST));
    }

    private Uni<Listing> own(UUID supplier, UUID offer) {
        return listings.byIds(supplier, List.of(offer))
                .map(found -> found.stream().findFirst().orElseThrow(() -> Refusal.notFound("offer")));
    }

    /** As it would be; where it cannot move any further, as it is. */
    private static List<UUID> moved(List<OfferPicture> before, UUID id, int by) {
        var ids = new ArrayList<>(before.stream().map(OfferPicture::id).toList());
        int from = ids.indexOf(id);
        if (from < 0) {
            throw Refusal.notFound("picture");
        }
        int step = Integer.signum(by);
        int to = Math.max(0, Math.min(ids.size() - 1, from + step));
        Collections.swap(ids, from, to);
        return ids;
    }

    private static String page(UUID offer) {
        return ListingView.PAGE + "/" + offer + "/pictures";
    }
}
