package io.linli.marketplace.review;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.order.ReceivedGoods;
import io.linli.marketplace.order.ReceivedGoods.Received;

/** A household says how a good was that it got, and changes or takes back what it said; published at once. */
@ApplicationScoped
public class WriteGoodReview {

    private final Tenancy tenancy;
    private final Offers offers;
    private final ReceivedGoods goods;
    private final GoodReviewStore store;
    private final DomainEvents events;
    private final Clock clock;

    WriteGoodReview(
            Tenancy tenancy,
            Offers offers,
            ReceivedGoods goods,
            GoodReviewStore store,
            DomainEvents events,
            Clock clock) {
        this.tenancy = tenancy;
        this.offers = offers;
        this.goods = goods;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One a household and good: who writes a second time, or another member, changes the first.
     *
     * <p>Refuses with: {@code good-not-received}, {@code stars-out-of-range}, {@code review-text-too-long}, {@code
     * review-text-personal}, {@code review-hidden}, {@code review-change-over}.
     *
     * @param stars one to five
     */
    @WithTransaction
    public Uni<GoodReview> write(Resident author, UUID skuId, int stars, @Nullable String text) {
        var overall = new Stars(stars, null, null, null).overall();
        var checked = ReviewText.checked(text);
        return tenancy.enter(author.companyId())
                .chain(() -> received(author, skuId))
                .map(found -> found.orElseThrow(WriteGoodReview::notReceived))
                .chain(received -> store.write(author, skuId, received, overall, checked, clock.instant()))
                .chain(written -> own(author, skuId).invoke(own -> requireDone(written, own)))
                .map(Optional::orElseThrow)
                .call(() -> events.publish(new GoodRated(skuId)));
    }

    /** What was said is gone, with its stars and its reply. Refuses with: {@code review-not-found}, {@code review-hidden}, {@code review-change-over}. */
    @WithTransaction
    public Uni<Void> takeBack(Resident member, UUID skuId) {
        return tenancy.enter(member.companyId())
                .chain(() -> store.takeBack(member.householdId(), skuId, clock.instant()))
                .chain(taken -> taken
                        ? events.publish(new GoodRated(skuId))
                        : own(member, skuId)
                                .invoke(own -> requireDone(false, own))
                                .replaceWithVoid());
    }

    private Uni<Optional<Received>> received(Resident member, UUID skuId) {
        return offers.idsOfSku(skuId).chain(ids -> goods.last(member.householdId(), ids));
    }

    private Uni<Optional<GoodReview>> own(Resident member, UUID skuId) {
        return store.ofHousehold(member.householdId(), List.of(skuId))
                .map(own -> own.stream().findFirst());
    }

    private static void requireDone(boolean done, Optional<GoodReview> own) {
        if (done) {
            return;
        }
        if (!own.orElseThrow(() -> Refusal.notFound("review")).published()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "review-hidden", "The operator has hidden this review.");
        }
        throw new Refusal(
                Refusal.Kind.CONFLICT,
                "review-change-over",
                "A review of a good is changed or taken back within thirty days.");
    }

    private static Refusal notReceived() {
        return new Refusal(Refusal.Kind.CONFLICT, "good-not-received", "Only a good that a household got is reviewed.");
    }
}
