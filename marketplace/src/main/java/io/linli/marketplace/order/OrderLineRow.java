package io.linli.marketplace.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/** Read and inserted as an entity; changed by guarded statements only. */
@Entity
@Immutable
@Table(schema = "marketplace", name = "order_line")
class OrderLineRow {

    @Id
    UUID id;

    @Column(name = "company_id")
    UUID companyId;

    @Column(name = "order_id")
    UUID orderId;

    short position;

    @Enumerated(EnumType.STRING)
    LineSubject.Kind kind;

    @Column(name = "offer_id")
    @Nullable
    UUID offerId;

    @Column(name = "service_item_id")
    @Nullable
    UUID serviceItemId;

    @Column(name = "in_any_case")
    boolean inAnyCase;

    @Column(name = "campaign_id")
    @Nullable
    UUID campaignId;

    @Column(name = "join_id")
    @Nullable
    UUID joinId;

    @Column(name = "booking_id")
    @Nullable
    UUID bookingId;

    /** What was agreed on site besides the visit; null for the visit itself. */
    @Column(name = "extra_work_id")
    @Nullable
    UUID extraWorkId;

    @Column(name = "bill_id")
    @Nullable
    UUID billId;

    @Column(name = "name_en")
    String nameEn;

    @Column(name = "name_zh")
    String nameZh;

    @Column(name = "instead_of_en")
    @Nullable
    String insteadOfEn;

    @Column(name = "instead_of_zh")
    @Nullable
    String insteadOfZh;

    @Column(name = "category_id")
    @Nullable
    UUID categoryId;

    long quantity;

    @Column(name = "unit_price")
    long unitPrice;

    long amount;

    long refunded;

    @Column(name = "rule_id")
    @Nullable
    UUID ruleId;

    @Column(name = "delivery_on")
    @Nullable
    LocalDate deliveryOn;

    protected OrderLineRow() {}

    void about(LineSubject subject) {
        kind = subject.kind();
        if (subject instanceof LineSubject.Goods goods) {
            offerId = goods.offerId();
        } else if (subject instanceof LineSubject.Seat seat) {
            if (seat.visit() == null) {
                offerId = seat.offerId();
            } else {
                serviceItemId = seat.visit().serviceItemId();
                bookingId = seat.visit().bookingId();
            }
            campaignId = seat.campaignId();
            inAnyCase = seat.inAnyCase();
            joinId = seat.seatId();
        } else if (subject instanceof LineSubject.Visit visit) {
            serviceItemId = visit.serviceItemId();
            bookingId = visit.bookingId();
        } else if (subject instanceof LineSubject.Extra extra) {
            serviceItemId = extra.visit().serviceItemId();
            bookingId = extra.visit().bookingId();
            extraWorkId = extra.extraWorkId();
        } else if (subject instanceof LineSubject.Charge charge) {
            billId = charge.billId();
        }
    }

    /** Whose outcome its money waits for; null where it waits for none. */
    @Nullable
    UUID awaitedCampaign() {
        return inAnyCase ? null : campaignId;
    }

    /** A visit that was booked alone; one of a group-buy goes with its seat, and what was agreed on site is no visit. */
    @Nullable
    UUID ownBooking() {
        return joinId == null && extraWorkId == null ? bookingId : null;
    }

    /** The visit that what was agreed on site belongs to; null for everything else. */
    @Nullable
    UUID extendedBooking() {
        return extraWorkId == null ? null : bookingId;
    }

    Order.Line toLine(String currency) {
        return new Order.Line(
                id,
                kind,
                offerId,
                campaignId,
                inAnyCase,
                serviceItemId,
                bookingId,
                billId,
                new LocalizedText(nameEn, nameZh),
                insteadOfEn == null || insteadOfZh == null ? null : new LocalizedText(insteadOfEn, insteadOfZh),
                quantity,
                Money.of(unitPrice, currency),
                Money.of(amount, currency),
                Money.of(refunded, currency),
                deliveryOn);
    }
}
