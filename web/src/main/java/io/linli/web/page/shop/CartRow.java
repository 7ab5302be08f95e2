package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.Optional;

import io.linli.marketplace.order.CartLine;
import io.linli.marketplace.order.LineSubject;
import io.linli.web.page.Picture;

/** One line of the cart as the page shows it. */
@TemplateData
public record CartRow(CartLine line, Picture picture, String obstacle) {

    public boolean goods() {
        return line.subject() instanceof LineSubject.Goods;
    }

    public boolean seat() {
        return line.subject() instanceof LineSubject.Seat;
    }

    public boolean visit() {
        return line.subject() instanceof LineSubject.Visit;
    }

    public boolean bill() {
        return line.subject() instanceof LineSubject.Charge;
    }

    /** It is one, whatever is typed. */
    public boolean single() {
        return timed() || bill();
    }

    /** A visit, also one of a group buy. */
    public boolean timed() {
        return visitOf(line.subject()).isPresent();
    }

    /** Only of a visit. */
    public Instant startsAt() {
        return visitOf(line.subject()).orElseThrow().startsAt();
    }

    private static Optional<LineSubject.Visit> visitOf(LineSubject subject) {
        return subject instanceof LineSubject.Visit visit
                ? Optional.of(visit)
                : subject instanceof LineSubject.Seat seat ? Optional.ofNullable(seat.visit()) : Optional.empty();
    }

    /** Where the goods, the group buy, the service or the bills are shown. */
    public String address() {
        if (line.subject() instanceof LineSubject.Goods goods) {
            return "/offers/" + goods.offerId();
        }
        if (bill()) {
            return "/me/bills";
        }
        return line.subject() instanceof LineSubject.Seat seat
                ? "/campaigns/" + seat.campaignId()
                : "/services/" + ((LineSubject.Visit) line.subject()).serviceItemId();
    }
}
