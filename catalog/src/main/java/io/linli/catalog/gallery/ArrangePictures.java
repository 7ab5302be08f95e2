package io.linli.catalog.gallery;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** A supplier orders the pictures of an own offer, removes some, and puts back what it removed by mistake. */
@ApplicationScoped
public class ArrangePictures {

    private final OfferPictures pictures;
    private final ShownPictures shown;

    ArrangePictures(OfferPictures pictures, ShownPictures shown) {
        this.pictures = pictures;
        this.shown = shown;
    }

    /**
     * The pictures in this order from now on. Refuses with: {@code offer-not-found}, also for another supplier's, {@code
     * pictures-others} (not exactly those that the offer has).
     */
    @WithTransaction
    public Uni<List<OfferPicture>> order(UUID supplierId, UUID offerId, List<UUID> pictureIds) {
        return pictures.hold(supplierId, offerId)
                .chain(() -> pictures.of(offerId))
                .invoke(before -> refuseOthers(before, pictureIds))
                .chain(before -> pictures.place(offerId, pictureIds))
                .call(changed -> tell(changed, offerId))
                .chain(() -> pictures.of(offerId));
    }

    /**
     * Takes a picture away; for some days it can be put back. What is removed already stays so. Refuses with: {@code
     * offer-not-found}, {@code picture-not-found}.
     */
    @WithTransaction
    public Uni<Void> remove(UUID supplierId, UUID offerId, UUID pictureId) {
        return pictures.hold(supplierId, offerId)
                .chain(() -> pictures.refuseUnknown(offerId, pictureId))
                .chain(() -> pictures.remove(offerId, pictureId))
                .chain(removed -> tell(removed, offerId));
    }

    /**
     * A removed picture is there again, behind the others. What is there already stays so. Refuses with: {@code offer-not-found},
     * {@code picture-not-found}, {@code pictures-too-many}.
     */
    @WithTransaction
    public Uni<List<OfferPicture>> putBack(UUID supplierId, UUID offerId, UUID pictureId) {
        return pictures.hold(supplierId, offerId)
                .chain(() -> pictures.refuseUnknown(offerId, pictureId))
                .chain(() -> pictures.of(offerId))
                .invoke(before -> refuseFull(before, pictureId))
                .chain(before -> pictures.putBack(offerId, pictureId))
                .call(back -> tell(back, offerId))
                .chain(() -> pictures.of(offerId));
    }

    private Uni<Void> tell(boolean changed, UUID offerId) {
        return changed ? shown.changed(List.of(offerId)) : Uni.createFrom().voidItem();
    }

    private static void refuseOthers(List<OfferPicture> before, List<UUID> pictureIds) {
        var known = new HashSet<>(before.stream().map(OfferPicture::id).toList());
        if (pictureIds.size() != known.size() || !known.equals(new HashSet<>(pictureIds))) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "pictures-others",
                    "The offer has other pictures by now: name each of them once.");
        }
    }

    private static void refuseFull(List<OfferPicture> before, UUID pictureId) {
        boolean there = before.stream().anyMatch(one -> one.id().equals(pictureId));
        if (!there && before.size() >= AddPicture.MOST) {
            throw AddPicture.tooMany();
        }
    }
}
