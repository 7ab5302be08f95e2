package io.linli.marketplace.order;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.campaign.ItemSubstituted;
import io.linli.marketplace.payment.Payments;
import io.linli.marketplace.payment.RefundReason;

/**
 * A good of a group-buy cannot be delivered: whose seats were given up gets the money of their lines back, what is not paid yet
 * and is about nothing else is cancelled, and a card that stands for nothing else is let go. A card that also stands for other goods is charged with them, and this part goes back then. Who
 * has the substitute of a group-buy that is decided gets back what it costs less.
 */
@ApplicationScoped
class RefundNotDeliverable implements DomainEventListener<DomainEvent> {

    private static final int PORTION = 500;
    private static final UUID FROM_THE_START = new UUID(0, 0);

    private final Tenancy tenancy;
    private final SubstitutedLines lines;
    private final ReservedGroups reserved;
    private final LineRefunds refunds;
    private final PriceRefunds prices;
    private final OrderStore orders;
    private final Payments payments;

    RefundNotDeliverable(
            Tenancy tenancy,
            SubstitutedLines lines,
            ReservedGroups reserved,
            LineRefunds refunds,
            PriceRefunds prices,
            OrderStore orders,
            Payments payments) {
        this.tenancy = tenancy;
        this.lines = lines;
        this.reserved = reserved;
        this.refunds = refunds;
        this.prices = prices;
        this.orders = orders;
        this.payments = payments;
    }

    @Override
    public String name() {
        return "order.refund-not-deliverable";
    }

    @Override
    public Class<DomainEvent> eventType() {
        return DomainEvent.class;
    }

    @Override
    public List<Class<? extends DomainEvent>> eventTypes() {
        return List.of(ItemSubstituted.class, OrderPaid.class);
    }

    @Override
    public Uni<Void> on(DomainEvent event) {
        if (event instanceof ItemSubstituted substituted) {
            var substitute = substituted.substitutionId();
            return tenancy.enter(substituted.companyId())
                    .chain(() -> each(without(OrderGroup.State.RESERVED, substitute), reserved::release))
                    .chain(() -> each(without(OrderGroup.State.PENDING, substitute), this::cancel))
                    .chain(() -> refund(after -> lines.givenUpFor(substitute, after, PORTION)))
                    .chain(() -> prices.ofCampaign(substituted.campaignId()));
        }
        if (event instanceof OrderPaid paid) {
            return tenancy.enter(paid.companyId())
                    .chain(() -> refund(after -> lines.givenUpOf(paid.groupId(), after, PORTION)));
        }
        throw new IllegalArgumentException("not an event this listens to: " + event);
    }

    private Portion without(OrderGroup.State state, UUID substitute) {
        return after -> lines.withoutAnything(state, substitute, after, PORTION);
    }

    /** Money that comes all the same goes back. */
    private Uni<Void> cancel(List<UUID> groupIds) {
        return Multi.createFrom()
                .iterable(groupIds)
                .onItem()
                .transformToUniAndConcatenate(group -> orders.cancel(group)
                        .chain(first -> first
                                ? payments.giveUp(group)
                                : Uni.createFrom().voidItem()))
                .collect()
                .last();
    }

    private Uni<Void> refund(Portion portion) {
        return each(portion, found -> refunds.order(found, RefundReason.NOT_DELIVERABLE));
    }

    private static Uni<Void> each(Portion portion, Step step) {
        return each(portion, step, FROM_THE_START);
    }

    private static Uni<Void> each(Portion portion, Step step, UUID after) {
        return portion.after(after)
                .call(step::of)
                .chain(found -> found.size() < PORTION
                        ? Uni.createFrom().voidItem()
                        : each(portion, step, found.get(PORTION - 1)));
    }

    private interface Portion {
        Uni<List<UUID>> after(UUID id);
    }

    private interface Step {
        Uni<Void> of(List<UUID> ids);
    }
}
