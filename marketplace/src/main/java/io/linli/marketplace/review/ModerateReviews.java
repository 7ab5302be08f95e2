package io.linli.marketplace.review;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.notice.NoticeFacts;
import io.linli.marketplace.notice.NoticeKind;
import io.linli.marketplace.notice.TellOne;

/** What happens to reviews that are published: a reply, reports, and hiding by the operator. */
@ApplicationScoped
public class ModerateReviews {

    private final Tenancy tenancy;
    private final ReviewStore store;
    private final TellOne notices;
    private final Clock clock;

    ModerateReviews(Tenancy tenancy, ReviewStore store, TellOne notices, Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * The provider's reply, once; the resident is told.
     *
     * <p>Refuses with: {@code review-not-found} (also another provider's, and one that is not published), {@code reply-given}, {@code
     * reply-empty}, {@code review-text-too-long}, {@code review-text-personal}.
     */
    @WithTransaction
    public Uni<Review> reply(UUID supplierId, UUID reviewId, @Nullable String text) {
        var reply = ReviewText.reply(text);
        return tenancy.cross("provider replies to a review")
                .chain(() -> store.reply(reviewId, supplierId, reply, clock.instant()))
                .chain(replied -> visible(reviewId)
                        .invoke(review -> requireReplied(replied, reviewId, isOf(review, supplierId)))
                        .call(this::tellAuthor));
    }

    /**
     * Somebody finds that it should not be there; once a reporter. Refuses with: {@code review-not-found}, {@code reason-missing}.
     *
     * @param reporter the subject of a sign-in
     */
    @WithTransaction
    public Uni<Review> report(String reporter, UUID reviewId, @Nullable String reason) {
        var why = ReviewText.reason(reason);
        return tenancy.cross("somebody reports a review")
                .chain(() -> store.report(reviewId, reporter, why, clock.instant()))
                .chain(() -> visible(reviewId));
    }

    /** The operator takes it out of sight, and its stars out of the ratings. Refuses with: {@code review-not-found}, {@code reason-missing}. */
    @WithTransaction
    public Uni<Review> hide(UUID reviewId, @Nullable String reason) {
        var why = ReviewText.reason(reason);
        return tenancy.cross("operator hides a review")
                .chain(() -> store.hide(reviewId, why, clock.instant()))
                .chain(() -> settled(reviewId));
    }

    /** The operator finds it right: it is shown as it was, and its reports are settled. Refuses with: {@code review-not-found}. */
    @WithTransaction
    public Uni<Review> show(UUID reviewId) {
        return tenancy.cross("operator shows a review")
                .chain(() -> store.show(reviewId))
                .chain(() -> settled(reviewId));
    }

    private Uni<Review> settled(UUID reviewId) {
        return store.settle(reviewId, clock.instant())
                .chain(() -> store.byId(reviewId))
                .map(found -> found.filter(review -> review.state() != Review.State.WAITING)
                        .orElseThrow(() -> Refusal.notFound("review")));
    }

    private Uni<Review> visible(UUID reviewId) {
        return store.byId(reviewId)
                .map(found -> found.filter(Review::published).orElseThrow(() -> Refusal.notFound("review")));
    }

    private Uni<Void> tellAuthor(Review review) {
        return notices.tell(
                review.companyId(),
                review.authorId(),
                NoticeKind.REVIEW_ANSWERED,
                review.bookingId(),
                review.id(),
                NoticeFacts.none());
    }

    private static boolean isOf(Review review, UUID supplierId) {
        return review.supplierId().equals(supplierId) && review.side() == Side.RESIDENT;
    }

    /** @param own whether the one who replied was reviewed */
    static void requireReplied(boolean replied, UUID reviewId, boolean own) {
        if (!own) {
            throw Refusal.notFound("review");
        }
        if (!replied) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "reply-given", "A review is replied to once.", Map.of("reviewId", reviewId));
        }
    }
}
