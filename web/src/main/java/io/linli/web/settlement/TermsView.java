package io.linli.web.settlement;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.settlement.Portion;
import io.linli.marketplace.settlement.SplitTerm;
import io.linli.marketplace.settlement.SplitTerms;

/**
 * What every party gets. Amounts in minor units of the currency, percentages in basis points.
 *
 * @param commissionTax of the platform's share
 * @param lowestPrice of a unit; matters only with amounts
 */
public record TermsView(List<TermView> parties, int commissionTax, String currency, long lowestPrice) {

    /**
     * What one party gets.
     *
     * @param rest takes what the others leave
     * @param percentage absent for the rest and with tiers
     */
    public record TermView(
            PartyKind party,
            @Nullable UUID partyId,
            boolean rest,
            @Nullable Integer percentage,
            @Nullable List<TierView> tiers,
            long perUnit,
            long minimum,
            @Nullable Long maximum) {

        private static TermView of(SplitTerm term) {
            return new TermView(
                    term.party(),
                    term.partyId().orElse(null),
                    term.portion() instanceof Portion.Rest,
                    term.portion() instanceof Portion.Percentage percentage ? percentage.basisPoints() : null,
                    term.portion() instanceof Portion.Tiers tiers
                            ? tiers.tiers().stream().map(TierView::of).toList()
                            : null,
                    term.perUnit(),
                    term.minimum(),
                    term.maximum().orElse(null));
        }
    }

    /** @param from of the line's amount */
    public record TierView(long from, int percentage) {

        private static TierView of(Portion.Tier tier) {
            return new TierView(tier.from(), tier.basisPoints());
        }
    }

    static TermsView of(SplitTerms terms) {
        return new TermsView(
                terms.terms().stream().map(TermView::of).toList(),
                terms.commissionTax(),
                terms.currency().getCurrencyCode(),
                terms.lowestPrice());
    }
}
