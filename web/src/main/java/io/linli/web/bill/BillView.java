package io.linli.web.bill;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.bill.Bill;
import io.linli.marketplace.bill.BillKind;
import io.linli.marketplace.bill.BillState;

/**
 * A bill.
 *
 * @param unit building, entrance and dwelling
 * @param period the month it is for, like {@code 2026-11}; absent where it is for none
 * @param overdue open after its due day
 * @param beingPaid held by a checkout that is not paid yet
 * @param orderId the order that pays it, or paid it
 * @param refunded what of it went back
 */
public record BillView(
        UUID id,
        UUID communityId,
        UUID householdId,
        String unit,
        BillKind kind,
        LocalizedText name,
        String text,
        @Nullable String period,
        Money amount,
        LocalDate dueOn,
        BillState state,
        boolean overdue,
        boolean beingPaid,
        @Nullable UUID orderId,
        Instant issuedAt,
        @Nullable Instant paidAt,
        Money refunded) {

    static BillView of(Bill bill) {
        return new BillView(
                bill.id(),
                bill.communityId(),
                bill.householdId(),
                bill.unit(),
                bill.terms().kind(),
                bill.name(),
                bill.terms().text(),
                bill.terms().period().map(Object::toString).orElse(null),
                bill.amount(),
                bill.terms().dueOn(),
                bill.state(),
                bill.overdue(),
                bill.beingPaid(),
                bill.orderId().orElse(null),
                bill.issuedAt(),
                bill.paidAt().orElse(null),
                bill.refunded());
    }
}
