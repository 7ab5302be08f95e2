package io.linli.web.demo;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.review.WriteGoodReview;
import io.linli.web.demo.DemoOrders.Purchase;

/** Who bought something in former weeks says how it was, some days after it came. What nobody can tell yet to have come is left out. */
@ApplicationScoped
class ReviewsStep {

    private static final Duration AFTER_DAYS = Duration.ofDays(9);

    private record Said(int stars, String text) {}

    private static final List<Said> SAID = List.of(
            new Said(5, "Fresh and well packed. We order it again."),
            new Said(5, "家里老人很喜欢，会再买。"),
            new Said(4, "Good, and it came on the day that was promised."),
            new Said(5, ""),
            new Said(4, "东西不错，就是包装有点简单。"),
            new Said(3, "All right for the price."),
            new Said(5, "和超市一样的东西，便宜不少。"),
            new Said(2, "The box was dented, and one was broken."));

    private final Offers offers;
    private final WriteGoodReview write;
    private final OwnContext own;

    ReviewsStep(Offers offers, WriteGoodReview write, OwnContext own) {
        this.offers = offers;
        this.write = write;
        this.own = own;
    }

    /** Not within a transaction; done again it says the same again. */
    Uni<Void> make(List<Purchase> purchases, Instant now) {
        return Multi.createFrom()
                .items(IntStream.range(0, purchases.size())
                        .filter(number ->
                                purchases.get(number).at().plus(AFTER_DAYS).isBefore(now))
                        .boxed())
                .onItem()
                .transformToUniAndConcatenate(number -> own.run(() -> say(purchases.get(number), number)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> say(Purchase purchase, int number) {
        DemoClock.set(purchase.at().plus(AFTER_DAYS));
        var said = SAID.get(number % SAID.size());
        return offers.get(purchase.lines().get(0).offerId())
                .chain(offer ->
                        write.write(OrdersStep.resident(purchase.resident()), offer.skuId(), said.stars(), said.text()))
                .replaceWithVoid()
                .onFailure(Refusal.class)
                .recoverWithNull();
    }
}
