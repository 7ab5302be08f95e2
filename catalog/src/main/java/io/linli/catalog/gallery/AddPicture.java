package io.linli.catalog.gallery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.picture.DrawPictures;
import io.linli.catalog.picture.KeptPictures;
import io.linli.catalog.picture.Renditions;

/** A supplier adds a picture to an own offer. It is drawn anew outside of any transaction, one after the other. */
@ApplicationScoped
public class AddPicture {

    /** Of one offer. */
    public static final int MOST = 8;

    private final OfferPictures pictures;
    private final KeptPictures kept;
    private final ShownPictures shown;
    private final DrawPictures draw;

    AddPicture(OfferPictures pictures, KeptPictures kept, ShownPictures shown, DrawPictures draw) {
        this.pictures = pictures;
        this.kept = kept;
        this.shown = shown;
        this.draw = draw;
    }

    /**
     * Adds a picture behind those that are there. Sent again, with the same id or as another file of the same picture, it answers
     * with the first.
     *
     * <p>Refuses with: {@code photo-too-large}, {@code photo-type-unsupported}, {@code photo-too-many-pixels}, {@code
     * photo-unreadable}, {@code pictures-too-many}, {@code offer-not-found}, also for another supplier's, {@code
     * picture-not-found} (it was added with this id, and removed since).
     *
     * @param pictureId one of the caller's own
     * @param supplierId whose offer it must be
     */
    public Uni<OfferPicture> add(UUID supplierId, UUID offerId, UUID pictureId, byte[] sent) {
        return pictures.ofOwn(supplierId, offerId).chain(before -> pictures.isKnown(offerId, pictureId)
                .chain(known -> known
                        ? Uni.createFrom().item(() -> first(before, pictureId))
                        : draw(supplierId, offerId, pictureId, sent)));
    }

    private Uni<OfferPicture> draw(UUID supplierId, UUID offerId, UUID pictureId, byte[] sent) {
        return draw.draw(() -> Renditions.of(sent)).chain(drawn -> keep(supplierId, offerId, pictureId, drawn));
    }

    /** First what it looks like, then whose it is: as whoever fetches pictures does, so that nobody waits for each other. */
    private Uni<OfferPicture> keep(UUID supplierId, UUID offerId, UUID pictureId, Renditions drawn) {
        return Panache.withTransaction(() -> kept.keep(drawn)
                .chain(() -> pictures.hold(supplierId, offerId))
                .chain(() -> pictures.insert(pictureId, offerId, drawn.sha256(), MOST))
                .call(added -> added
                        ? shown.changed(List.of(offerId))
                        : Uni.createFrom().voidItem())
                .chain(() -> pictures.of(offerId))
                .map(now -> same(now, pictureId, drawn.sha256())));
    }

    private static OfferPicture first(List<OfferPicture> pictures, UUID pictureId) {
        return pictures.stream()
                .filter(one -> one.id().equals(pictureId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("picture"));
    }

    /** The picture itself, or what was sent with this id at the same moment. */
    private static OfferPicture same(List<OfferPicture> pictures, UUID pictureId, String sha256) {
        return pictures.stream()
                .filter(one -> one.sha256().equals(sha256) || one.id().equals(pictureId))
                .findFirst()
                .orElseThrow(AddPicture::tooMany);
    }

    static Refusal tooMany() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "pictures-too-many",
                "An offer has at most " + MOST + " pictures.",
                Map.of("most", MOST));
    }
}
