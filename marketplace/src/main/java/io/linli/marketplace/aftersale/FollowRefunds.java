package io.linli.marketplace.aftersale;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.payment.LineRefunded;
import io.linli.marketplace.payment.RefundFailed;
import io.linli.marketplace.payment.RefundReason;

/** What became of the refund of a granted request. */
@ApplicationScoped
class FollowRefunds implements DomainEventListener<DomainEvent> {

    private final Tenancy tenancy;
    private final AfterSaleStore store;
    private final MoveAfterSale move;

    FollowRefunds(Tenancy tenancy, AfterSaleStore store, MoveAfterSale move) {
        this.tenancy = tenancy;
        this.store = store;
        this.move = move;
    }

    @Override
    public String name() {
        return "after-sale.follow-refunds";
    }

    @Override
    public Class<DomainEvent> eventType() {
        return DomainEvent.class;
    }

    @Override
    public List<Class<? extends DomainEvent>> eventTypes() {
        return List.of(LineRefunded.class, RefundFailed.class);
    }

    @Override
    public Uni<Void> on(DomainEvent event) {
        if (event instanceof LineRefunded done && done.reason() == RefundReason.AFTER_SALE) {
            return follow(done.companyId(), done.refundId(), AfterSaleEvent.PAY_BACK, move -> move);
        }
        if (event instanceof RefundFailed failed && failed.reason() == RefundReason.AFTER_SALE) {
            return follow(
                    failed.companyId(), failed.refundId(), AfterSaleEvent.FAIL, move -> move.failing(failed.failure()));
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> follow(UUID companyId, UUID refundId, AfterSaleEvent event, UnaryOperator<Move> detail) {
        return tenancy.enter(companyId)
                .chain(() -> store.lockOfRefund(refundId))
                .chain(found -> found.map(afterSale -> follow(afterSale, event, detail))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> follow(AfterSale afterSale, AfterSaleEvent event, UnaryOperator<Move> detail) {
        Optional<AfterSaleState> to = afterSale.state().after(event);
        return to.map(state -> Move.to(state, AfterSaleParty.MARKETPLACE).about(afterSale.approved()))
                .map(detail)
                .map(step -> move.move(afterSale, step))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
