package io.linli.marketplace.review;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.order.ReceivedGoods;
import io.linli.marketplace.order.ReceivedGoods.Received;

/** Reads reviews of goods. What is published anybody may read, whichever company it came from. */
@ApplicationScoped
public class GoodReviews {

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private final Tenancy tenancy;
    private final Offers offers;
    private final ReceivedGoods goods;
    private final GoodReviewStore store;

    GoodReviews(Tenancy tenancy, Offers offers, ReceivedGoods goods, GoodReviewStore store) {
        this.tenancy = tenancy;
        this.offers = offers;
        this.goods = goods;
        this.store = store;
    }

    /**
     * What a household may say of a good, and has said.
     *
     * @param received whether it got it
     * @param review the own one, hidden too
     */
    public record Own(UUID skuId, boolean received, Optional<GoodReview> review) {}

    /** Published ones of a good, newest first. Refuses with: {@code bad-cursor}. */
    @WithTransaction
    public Uni<Slice<GoodReview>> ofSku(UUID skuId, @Nullable String cursor, int limit) {
        return tenancy.cross("published reviews of goods")
                .chain(() -> store.ofSku(skuId, before(cursor), limit + 1))
                .map(found -> slice(found, limit));
    }

    /** Published ones of what a supplier sold, newest first. Refuses with: {@code bad-cursor}. */
    @WithTransaction
    public Uni<Slice<GoodReview>> ofSupplier(UUID supplierId, @Nullable String cursor, int limit) {
        return tenancy.cross("supplier reads reviews of its goods")
                .chain(() -> store.ofSupplier(supplierId, before(cursor), limit + 1))
                .map(found -> slice(found, limit));
    }

    /** For the operator: hidden ones, and those that were reported and not looked at. Refuses with: {@code bad-cursor}. */
    @WithTransaction
    public Uni<Slice<GoodReview>> toLookAt(@Nullable String cursor, int limit) {
        return tenancy.cross("operator looks at reviews of goods")
                .chain(() -> store.toLookAt(before(cursor), limit + 1))
                .map(found -> slice(found, limit));
    }

    /** The household's own. */
    @WithTransaction
    public Uni<Own> own(Resident member, UUID skuId) {
        return tenancy.enter(member.companyId())
                .chain(() -> offers.idsOfSku(skuId))
                .chain(ids -> goods.last(member.householdId(), ids))
                .chain(received -> store.ofHousehold(member.householdId(), List.of(skuId))
                        .map(own -> new Own(
                                skuId, received.isPresent(), own.stream().findFirst())));
    }

    /** By order line: what the household got of an order, and has said of it. */
    @WithTransaction
    public Uni<Map<UUID, Own>> ofOrder(Resident member, UUID orderId) {
        return tenancy.enter(member.companyId())
                .chain(() -> goods.ofOrder(member.householdId(), orderId))
                .chain(lines -> lines.isEmpty() ? Uni.createFrom().item(Map.of()) : said(member, lines));
    }

    private Uni<Map<UUID, Own>> said(Resident member, List<Received> lines) {
        return offers.byIds(lines.stream().map(Received::offerId).toList())
                .map(found -> found.stream().collect(toMap(OfferListing::offerId, OfferListing::skuId)))
                .chain(skus -> store.ofHousehold(member.householdId(), skus.values())
                        .map(said -> byLine(
                                lines, skus, said.stream().collect(toMap(GoodReview::skuId, review -> review)))));
    }

    private static Map<UUID, Own> byLine(List<Received> lines, Map<UUID, UUID> skus, Map<UUID, GoodReview> said) {
        var all = new HashMap<UUID, Own>();
        for (var line : lines) {
            var sku = skus.get(line.offerId());
            if (sku != null) {
                all.put(line.lineId(), new Own(sku, true, Optional.ofNullable(said.get(sku))));
            }
        }
        return all;
    }

    private static UUID before(@Nullable String cursor) {
        return cursor == null ? AFTER_ALL : Cursor.id(cursor);
    }

    private static Slice<GoodReview> slice(List<GoodReview> found, int limit) {
        return Slice.of(found, limit, last -> Cursor.of(last.id()));
    }
}
