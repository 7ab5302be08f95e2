package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.picture.DrawPictures;
import io.linli.marketplace.paidvisit.MissedClaims;
import io.linli.marketplace.paidvisit.VisitViewer;

/**
 * Pictures by which either side shows that it was there, or that the other was not. They may be added as long as nothing is
 * settled or decided; the two sides and whoever decides see them, and nobody else. They are drawn anew outside of any
 * transaction, as all pictures of visits.
 */
@ApplicationScoped
public class MissedPhotos {

    private final Tenancy tenancy;
    private final MissedClaims claims;
    private final MissedPhotoStore photos;
    private final DrawPictures draw;
    private final Clock clock;

    MissedPhotos(Tenancy tenancy, MissedClaims claims, MissedPhotoStore photos, DrawPictures draw, Clock clock) {
        this.tenancy = tenancy;
        this.claims = claims;
        this.photos = photos;
        this.draw = draw;
        this.clock = clock;
    }

    /**
     * Adds a picture to what the viewer's side says. Sent again with the same id it answers with the first.
     *
     * <p>Refuses with: {@code booking-not-found}, {@code missed-visit-not-found}, {@code missed-visit-over}, {@code
     * missed-photos-too-many} (fact {@code most}), {@code photo-id-reused}, {@code photo-too-large}, {@code
     * photo-type-unsupported}, {@code photo-unreadable}, {@code photo-too-many-pixels}.
     *
     * @param photoId made by the client
     */
    public Uni<MissedPhoto> add(VisitViewer viewer, UUID bookingId, UUID photoId, byte[] sent) {
        return known(viewer, bookingId, photoId)
                .chain(found -> found.map(Uni.createFrom()::item).orElseGet(() -> draw.draw(() -> Drawn.of(sent, false))
                        .chain(picture -> keep(viewer, bookingId, photoId, picture))));
    }

    /** Of both sides; none where nothing is said. Refuses with: {@code booking-not-found}. */
    @WithTransaction
    public Uni<List<MissedPhoto>> of(VisitViewer viewer, UUID bookingId) {
        return claims.look(viewer, bookingId).chain(found -> found.map(photos::of)
                .orElseGet(() -> Uni.createFrom().item(List.of())));
    }

    /** Refuses with: {@code booking-not-found}, {@code photo-not-found}. */
    @WithTransaction
    public Uni<VisitPhotos.Opened> open(VisitViewer viewer, UUID bookingId, UUID photoId, boolean thumbnail) {
        return claims.look(viewer, bookingId)
                .chain(found -> found.map(claim -> photos.open(claim, photoId, thumbnail))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .map(bytes -> new VisitPhotos.Opened(Drawn.JPEG, bytes.orElseThrow(() -> Refusal.notFound("photo"))));
    }

    private Uni<Optional<MissedPhoto>> known(VisitViewer viewer, UUID bookingId, UUID photoId) {
        return Panache.withTransaction(
                () -> claims.lockPending(viewer, bookingId).chain(claim -> same(viewer, bookingId, photoId)));
    }

    /** The visit is locked: places of one side are taken one after the other. */
    private Uni<MissedPhoto> keep(VisitViewer viewer, UUID bookingId, UUID photoId, Drawn picture) {
        return Panache.withTransaction(() -> claims.lockPending(viewer, bookingId)
                .call(() -> tenancy.cross("pictures of a missed visit"))
                .chain(claim -> same(viewer, bookingId, photoId)
                        .chain(found -> found.isPresent()
                                ? Uni.createFrom().item(found)
                                : insert(claim, viewer, photoId, picture))
                        .map(Optional::orElseThrow)));
    }

    private Uni<Optional<MissedPhoto>> insert(
            MissedClaims.Claim claim, VisitViewer viewer, UUID photoId, Drawn picture) {
        return photos.insert(claim, MissedClaims.side(viewer), photoId, picture, clock.instant())
                .invoke(MissedPhotos::refuseTooMany)
                .chain(() -> photos.keep(claim.companyId(), photoId, picture))
                .chain(() -> photos.byId(photoId));
    }

    /** By its sender alone: the id another side, or another visit, has is refused. */
    private Uni<Optional<MissedPhoto>> same(VisitViewer viewer, UUID bookingId, UUID photoId) {
        return photos.byId(photoId)
                .map(found -> found.map(photo -> {
                    if (!photo.bookingId().equals(bookingId) || photo.side() != MissedClaims.side(viewer)) {
                        throw new Refusal(
                                Refusal.Kind.CONFLICT,
                                "photo-id-reused",
                                "This id was used for a picture of another visit.");
                    }
                    return photo;
                }));
    }

    private static void refuseTooMany(boolean made) {
        if (!made) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "missed-photos-too-many",
                    "Each side shows at most " + MissedPhoto.MOST + " pictures.",
                    Map.of("most", MissedPhoto.MOST));
        }
    }
}
