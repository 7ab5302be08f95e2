package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.time.Instant;

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
        return visit() || bill();
    }

    /** Only of a visit. */
    public Instant startsAt() {
        return ((LineSubject.Visit) line.subject()).startsAt();
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
