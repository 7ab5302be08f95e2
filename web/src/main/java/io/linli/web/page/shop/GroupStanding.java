package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;

import io.linli.marketplace.order.OrderGroup;
import io.linli.marketplace.payment.PaymentStatus;
import io.linli.marketplace.payment.PaymentStatus.Progress;

/**
 * How the payment of a checkout stands, as the page says it.
 *
 * @param waiting the payer was at the provider's page and nothing is known yet: the page keeps asking
 * @param payable paying is possible, for the first time or again
 * @param declined the last try was refused by the bank
 * @param reserved a card stands for the money until the group buy is decided
 * @param unpaid the card that stood for the money could not be charged: it is to be paid otherwise, or the place is lost
 * @param released cancelled, and the card let go uncharged
 * @param paidThere the provider sent the payer back as one who paid
 */
@TemplateData
public record GroupStanding(
        boolean waiting,
        boolean payable,
        boolean declined,
        boolean reserved,
        boolean unpaid,
        boolean released,
        boolean paid,
        boolean cancelled,
        boolean paidThere) {

    /**
     * @param paidThere then an earlier refusal of the bank is overcome, and only the webhook is awaited
     */
    static GroupStanding of(OrderGroup group, boolean paidThere, Instant now) {
        boolean pending = group.state() == OrderGroup.State.PENDING;
        boolean underWay =
                pending && group.payment().map(GroupStanding::isBegun).orElse(false);
        boolean declined = pending
                && !paidThere
                && group.payment().flatMap(status -> status.lastFailure()).isPresent();
        boolean cancelled = group.state() == OrderGroup.State.CANCELLED;
        boolean inTime = Duration.between(now, group.expiresAt()).toSeconds() > 0;
        return new GroupStanding(
                underWay && !declined,
                pending && inTime,
                declined,
                group.state() == OrderGroup.State.RESERVED,
                pending && !underWay && group.reservedAt().isPresent(),
                cancelled && wasReleased(group),
                group.state() == OrderGroup.State.PAID,
                cancelled,
                paidThere);
    }

    /** What pays is on its way, or there already and about to be seen at the order: not to be paid once more. */
    private static boolean isBegun(PaymentStatus payment) {
        return switch (payment.progress()) {
            case UNDER_WAY, RESERVED, PAID -> true;
            case TO_PAY, RELEASED -> false;
        };
    }

    private static boolean wasReleased(OrderGroup group) {
        return group.payment()
                .map(status -> status.progress() == Progress.RELEASED)
                .orElse(false);
    }
}
