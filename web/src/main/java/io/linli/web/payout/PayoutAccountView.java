package io.linli.web.payout;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.payout.PayoutAccount;
import io.linli.marketplace.payout.PayoutCycle;

/** Where a party is paid, and when. */
@Schema(name = "PayoutAccount")
public record PayoutAccountView(
        PayoutCycle cycle,
        @Schema(description = "Whether the payment provider takes transfers for it.") boolean enabled,
        @Schema(description = "Whether its owner went through the provider's form.") boolean submitted,
        @Schema(description = "What the provider wants to know yet, in its words.") List<String> requirementsDue,
        @Schema(description = "Why it is not enabled, in the provider's words.") @Nullable String disabledReason,
        @Schema(description = "Until when the provider must know.") @Nullable Instant deadline,
        @Schema(description = "When the next payout is due, once it is enabled.") Instant nextPayoutAt) {

    static PayoutAccountView of(PayoutAccount account) {
        return new PayoutAccountView(
                account.cycle(),
                account.enabled(),
                account.submitted(),
                account.due(),
                account.disabledReason().orElse(null),
                account.deadline().orElse(null),
                account.nextPayoutAt());
    }
}
