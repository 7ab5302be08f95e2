package io.linli.search.recommend;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.order.OrderPaid;

/** Port: what was in a checkout that was paid; the event has its id only. */
public interface PaidBaskets {

    /**
     * Without anybody's name.
     *
     * @param basket stands for the checkout and cannot be led back to it without a key; the same for the same checkout
     * @param buyer stands for the household, likewise
     * @param buildingId where the household lives
     * @param offerIds goods, each once
     */
    record PaidBasket(UUID basket, UUID buyer, UUID buildingId, Instant at, List<UUID> offerIds) {}

    /** Empty where it had no goods. Called in the tenancy of the event's company. */
    Uni<Optional<PaidBasket>> of(OrderPaid paid);
}
