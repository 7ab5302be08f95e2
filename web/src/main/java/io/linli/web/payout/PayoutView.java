package io.linli.web.payout;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.payout.Payout;
import io.linli.marketplace.payout.PayoutState;

/** What a party is paid at once: shares less what it owed. */
@Schema(name = "Payout")
public record PayoutView(
        String number,
        PartyKind partyKind,
        UUID partyId,
        Money shares,
        @Schema(description = "Taken off, because the party owed it.") Money owed,
        @Schema(description = "Shares less what is owed.") Money amount,
        @Schema(description = "Of the amount, asked back since and not refused.") Money recalled,
        PayoutState state,
        @Schema(description = "The payment provider's id of the transfer, once sent.") @Nullable String transfer,
        @Schema(description = "Why the last try did not work, in the provider's words.") @Nullable String failure,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    static PayoutView of(Payout payout) {
        return new PayoutView(
                payout.number(),
                payout.party().kind(),
                payout.party().id(),
                payout.shares(),
                payout.owed(),
                payout.amount(),
                payout.recalled(),
                payout.state(),
                payout.providerTransfer().orElse(null),
                payout.failure().orElse(null),
                payout.createdAt(),
                payout.finishedAt().orElse(null));
    }
}
