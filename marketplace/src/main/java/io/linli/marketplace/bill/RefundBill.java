package io.linli.marketplace.bill;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.payment.RefundReason;
import io.linli.marketplace.payment.RefundRequest;
import io.linli.marketplace.payment.RequestRefund;

/**
 * Gives a payer money of a paid bill back, whole or in part, to the way it was paid. The bill stays paid and tells what went
 * back as soon as it did.
 *
 * <p>A repeated key orders nothing more. Refuses with: {@code bill-not-found} (also another company's), {@code bill-not-paid},
 * {@code refund-amount-out-of-range}, and what {@link RequestRefund} refuses with.
 */
@ApplicationScoped
public class RefundBill {

    private static final String LINE =
            """
            SELECT l.id FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
            WHERE l.bill_id = :bill AND o.group_id = :group""";

    private final Tenancy tenancy;
    private final Bills bills;
    private final RequestRefund refunds;

    RefundBill(Tenancy tenancy, Bills bills, RequestRefund refunds) {
        this.tenancy = tenancy;
        this.bills = bills;
        this.refunds = refunds;
    }

    /**
     * @param key made by the client
     * @param amount in fen, at least one; empty: all that is left
     * @return the refund's id
     */
    @WithTransaction
    public Uni<UUID> refund(UUID companyId, UUID billId, UUID key, Optional<Long> amount) {
        requirePositive(amount);
        return tenancy.enter(companyId)
                .chain(() -> bills.get(companyId, billId))
                .invoke(RefundBill::requirePaid)
                .chain(bill -> line(bill).chain(line -> refunds.request(request(bill, line, key, amount))));
    }

    private static RefundRequest request(Bill bill, UUID line, UUID key, Optional<Long> amount) {
        var money = amount.map(fen -> new Money(fen, bill.amount().currency()));
        return new RefundRequest(
                line, bill.groupId().orElseThrow(), bill.companyId(), money, RefundReason.BILL_REFUNDED, key);
    }

    private static Uni<UUID> line(Bill bill) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(LINE)
                .setParameter("bill", bill.id())
                .setParameter("group", bill.groupId().orElseThrow())
                .getSingleResult());
    }

    private static void requirePaid(Bill bill) {
        if (bill.state() != BillState.PAID) {
            throw BillRefusals.notPaid(bill.id());
        }
    }

    private static void requirePositive(Optional<Long> amount) {
        if (amount.filter(fen -> fen < 1).isPresent()) {
            throw new Refusal(Refusal.Kind.INVALID, "refund-amount-out-of-range", "At least one fen goes back.");
        }
    }
}
