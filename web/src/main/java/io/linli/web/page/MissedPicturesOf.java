package io.linli.web.page;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.fulfillment.job.MissedPhotos;
import io.linli.marketplace.paidvisit.MissedClaims;
import io.linli.marketplace.paidvisit.Visit;
import io.linli.marketplace.paidvisit.VisitViewer;

/** Finds what is shown of a missed visit, for the pages of both sides and of who decides. */
@ApplicationScoped
public class MissedPicturesOf {

    private final MissedPhotos photos;

    MissedPicturesOf(MissedPhotos photos) {
        this.photos = photos;
    }

    /** Null where nobody is said to have missed the visit. */
    public Uni<@Nullable MissedPictures> of(VisitViewer viewer, Visit visit) {
        if (visit.missed().isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        boolean open = visit.missed().get().state().pending() && !(viewer instanceof VisitViewer.OfOperator);
        var mine = open ? MissedClaims.side(viewer) : null;
        return photos.of(viewer, visit.booking().id())
                .map(all -> new MissedPictures(visit.booking().id(), all, mine, Ids.next()));
    }
}
