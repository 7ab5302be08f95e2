package io.linli.marketplace.bill;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/**
 * What a property company asks of a household.
 *
 * @param unit where the household lives: building, entrance and dwelling, joined by hyphens
 * @param overdue open after its due day, by the community's calendar
 * @param groupId the checkout that holds it, or paid it
 * @param payerId the resident who made that checkout
 * @param orderId the order it is a line of, there
 * @param refunded of the amount, what went back to the payer
 */
public record Bill(
        UUID id,
        UUID companyId,
        UUID communityId,
        UUID householdId,
        String unit,
        BillDraft terms,
        BillState state,
        boolean overdue,
        Optional<UUID> groupId,
        Optional<UUID> payerId,
        Optional<UUID> orderId,
        Instant issuedAt,
        Optional<Instant> paidAt,
        Money refunded) {

    public LocalizedText name() {
        return terms.name();
    }

    public Money amount() {
        return terms.amount();
    }

    /** A checkout that is not paid yet holds it. */
    public boolean beingPaid() {
        return state == BillState.OPEN && groupId.isPresent();
    }

    /** It waits to be paid, and nobody is just doing that. */
    public boolean payable() {
        return state == BillState.OPEN && groupId.isEmpty();
    }

    /** What of it can go back to the payer. */
    public Money refundable() {
        return state == BillState.PAID ? amount().minus(refunded) : Money.zero(amount().currency());
    }

    /** Why it cannot be paid, or put into a cart, as it stands; empty when it can. */
    public Optional<Refusal> unpayable() {
        return switch (state) {
            case OPEN -> groupId.map(group -> BillRefusals.beingPaid(id));
            case PAID -> Optional.of(BillRefusals.paid(id));
            case CANCELLED -> Optional.of(BillRefusals.cancelled(id));
        };
    }
}
