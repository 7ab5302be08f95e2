package io.linli.web.payout;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payout.PayoutLine;

/** What one order line adds to a payout; negative: takes off it. */
@Schema(name = "PayoutLine")
public record PayoutLineView(UUID communityId, @Nullable UUID orderId, @Nullable UUID lineId, Money amount) {

    static PayoutLineView of(PayoutLine line) {
        return new PayoutLineView(
                line.communityId(), line.order().orElse(null), line.line().orElse(null), line.amount());
    }
}
