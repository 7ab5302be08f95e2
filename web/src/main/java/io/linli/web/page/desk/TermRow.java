package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.settlement.Portion;
import io.linli.marketplace.settlement.SplitTerm;
import io.linli.marketplace.settlement.SplitTerms;

/**
 * What one party gets by a rule, as pages say it.
 *
 * @param rest it takes what the others leave
 * @param rate basis points; null for the rest, with tiers, and where it has only amounts
 * @param tiers empty without tiers
 * @param perUnit null for none, as are the limits
 */
@TemplateData
public record TermRow(
        PartyKind party,
        boolean rest,
        @Nullable Integer rate,
        List<Tier> tiers,
        @Nullable Money perUnit,
        @Nullable Money minimum,
        @Nullable Money maximum) {

    /** @param from of the line's amount */
    @TemplateData
    public record Tier(Money from, int rate) {}

    static List<TermRow> of(SplitTerms terms) {
        return terms.terms().stream().map(term -> of(term, terms.currency())).toList();
    }

    private static TermRow of(SplitTerm term, Currency currency) {
        return new TermRow(
                term.party(),
                term.portion() instanceof Portion.Rest,
                rate(term),
                term.portion() instanceof Portion.Tiers tiers
                        ? tiers.tiers().stream()
                                .map(tier -> new Tier(new Money(tier.from(), currency), tier.basisPoints()))
                                .toList()
                        : List.of(),
                positive(term.perUnit(), currency),
                positive(term.minimum(), currency),
                term.maximum().map(most -> new Money(most, currency)).orElse(null));
    }

    private static @Nullable Integer rate(SplitTerm term) {
        boolean onlyAmounts = term.perUnit() > 0 || term.minimum() > 0;
        return term.portion() instanceof Portion.Percentage percentage && (percentage.basisPoints() > 0 || !onlyAmounts)
                ? Integer.valueOf(percentage.basisPoints())
                : null;
    }

    private static @Nullable Money positive(long amount, Currency currency) {
        return amount == 0 ? null : new Money(amount, currency);
    }
}
