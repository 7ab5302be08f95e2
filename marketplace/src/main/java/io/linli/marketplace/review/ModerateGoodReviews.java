package io.linli.marketplace.review;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/** What happens to reviews of goods: a reply, reports, and hiding by the operator. */
@ApplicationScoped
public class ModerateGoodReviews {

    private final Tenancy tenancy;
    private final GoodReviewStore store;
    private final DomainEvents events;
    private final Clock clock;

    ModerateGoodReviews(Tenancy tenancy, GoodReviewStore store, DomainEvents events, Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The supplier's reply, once.
     *
     * <p>Refuses with: {@code review-not-found} (also of what another supplier sold, and a hidden one), {@code reply-given}, {@code
     * reply-empty}, {@code review-text-too-long}, {@code review-text-personal}.
     */
    @WithTransaction
    public Uni<GoodReview> reply(UUID supplierId, UUID reviewId, @Nullable String text) {
        var reply = ReviewText.reply(text);
        return tenancy.cross("supplier replies to a review of a good")
                .chain(() -> store.reply(reviewId, supplierId, reply, clock.instant()))
                .chain(replied -> visible(reviewId)
                        .invoke(review -> ModerateReviews.requireReplied(
                                replied, review.id(), review.supplierId().equals(supplierId))));
    }

    /**
     * Somebody finds that it should not be there; once a reporter. Refuses with: {@code review-not-found}, {@code reason-missing}.
     *
     * @param reporter the subject of a sign-in
     */
    @WithTransaction
    public Uni<GoodReview> report(String reporter, UUID reviewId, @Nullable String reason) {
        var why = ReviewText.reason(reason);
        return tenancy.cross("somebody reports a review of a good")
                .chain(() -> store.report(reviewId, reporter, why, clock.instant()))
                .chain(() -> visible(reviewId));
    }

    /** The operator takes it out of sight, and its stars out of the rating. Refuses with: {@code review-not-found}, {@code reason-missing}. */
    @WithTransaction
    public Uni<GoodReview> hide(UUID reviewId, @Nullable String reason) {
        var why = ReviewText.reason(reason);
        return tenancy.cross("operator hides a review of a good")
                .chain(() -> store.hide(reviewId, why, clock.instant()))
                .chain(() -> settled(reviewId));
    }

    /** The operator finds it right: it is shown as it was, and its reports are settled. Refuses with: {@code review-not-found}. */
    @WithTransaction
    public Uni<GoodReview> show(UUID reviewId) {
        return tenancy.cross("operator shows a review of a good")
                .chain(() -> store.show(reviewId))
                .chain(() -> settled(reviewId));
    }

    private Uni<GoodReview> settled(UUID reviewId) {
        return store.settle(reviewId, clock.instant())
                .chain(() -> store.byId(reviewId))
                .map(found -> found.orElseThrow(() -> Refusal.notFound("review")))
                .call(review -> events.publish(new GoodRated(review.skuId())));
    }

    private Uni<GoodReview> visible(UUID reviewId) {
        return store.byId(reviewId)
                .map(found -> found.filter(GoodReview::published).orElseThrow(() -> Refusal.notFound("review")));
    }
}
