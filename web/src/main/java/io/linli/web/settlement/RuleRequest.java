package io.linli.web.settlement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.settlement.Portion;
import io.linli.marketplace.settlement.Rates;
import io.linli.marketplace.settlement.RuleScope;
import io.linli.marketplace.settlement.SplitRuleDraft;
import io.linli.marketplace.settlement.SplitTerm;
import io.linli.marketplace.settlement.SplitTerms;

/** What a rule is for and what it says, as clients write it. */
final class RuleRequest {

    private static final int MOST_PARTIES = 20;
    private static final int MOST_TIERS = 30;

    private RuleRequest() {}

    /** Basis points: 8500 is 85 %. */
    public record RatesRequest(@NotNull Integer supplier, @NotNull Integer propertyCompany, @NotNull Integer platform) {

        Rates toRates() {
            return new Rates(supplier, propertyCompany, platform);
        }
    }

    /**
     * What every party gets.
     *
     * @param commissionTax basis points of the platform's share that are tax; absent: 0
     * @param currency of all amounts; absent: CNY
     * @param lowestPrice minor units: the rule is for lines whose unit costs at least this. Matters only with amounts; the
     *     parties' fixed amounts and minimums must fit into it. Absent: 1
     */
    public record TermsRequest(
            @NotNull @Size(max = MOST_PARTIES) List<@NotNull @Valid TermRequest> parties,
            @Nullable Integer commissionTax,
            @Nullable String currency,
            @Nullable Long lowestPrice) {

        SplitTerms toTerms() {
            return new SplitTerms(
                    parties.stream().map(TermRequest::toTerm).toList(),
                    commissionTax == null ? 0 : commissionTax,
                    currencyOf(currency == null ? "CNY" : currency),
                    lowestPrice == null ? 1 : lowestPrice);
        }
    }

    /**
     * What one party gets: one of {@code rest}, {@code percentage} and {@code tiers}, or only a fixed amount.
     *
     * @param partyId of an operating partner
     * @param rest takes what the others leave: exactly one party does
     * @param percentage basis points of the line
     * @param perUnit minor units for each unit sold
     * @param minimum minor units for the line
     * @param maximum minor units for the line
     */
    public record TermRequest(
            @NotNull
                    @Schema(
                            enumeration = {
                                "SUPPLIER",
                                "PROPERTY_COMPANY",
                                "PLATFORM",
                                "LEADER",
                                "OPERATING_PARTNER",
                                "OWNERS_FUND"
                            })
                    String party,
            @Nullable UUID partyId,
            @Nullable Boolean rest,
            @Nullable Integer percentage,
            @Nullable @Size(max = MOST_TIERS) List<@NotNull @Valid TierRequest> tiers,
            @Nullable Long perUnit,
            @Nullable Long minimum,
            @Nullable Long maximum) {

        SplitTerm toTerm() {
            return new SplitTerm(
                    kindOf(party),
                    Optional.ofNullable(partyId),
                    portion(),
                    perUnit == null ? 0 : perUnit,
                    minimum == null ? 0 : minimum,
                    Optional.ofNullable(maximum));
        }

        private Portion portion() {
            boolean takesRest = Boolean.TRUE.equals(rest);
            if (Stream.of(takesRest, percentage != null, tiers != null)
                            .filter(given -> given)
                            .count()
                    > 1) {
                throw new Refusal(
                        Refusal.Kind.UNPROCESSABLE,
                        "ambiguous-portion",
                        "A party takes the rest, or a percentage, or has tiers: one of them.",
                        Map.of("party", party));
            }
            if (takesRest) {
                return new Portion.Rest();
            }
            return tiers == null
                    ? new Portion.Percentage(percentage == null ? 0 : percentage)
                    : new Portion.Tiers(tiers.stream().map(TierRequest::toTier).toList());
        }
    }

    /**
     * A step of tiers.
     *
     * @param from minor units of the line's amount from which on the percentage holds
     * @param percentage basis points
     */
    public record TierRequest(@NotNull Long from, @NotNull Integer percentage) {

        Portion.Tier toTier() {
            return new Portion.Tier(from, percentage);
        }
    }

    /** Refuses with: {@code rates-or-terms}, and as the terms do. */
    static SplitRuleDraft draft(RuleScope scope, @Nullable RatesRequest rates, @Nullable TermsRequest terms) {
        if ((rates == null) == (terms == null)) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "rates-or-terms", "A rule has either three rates or terms for each party.");
        }
        return new SplitRuleDraft(scope, rates == null ? terms.toTerms() : SplitTerms.of(rates.toRates()));
    }

    private static PartyKind kindOf(String name) {
        return Arrays.stream(PartyKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.UNPROCESSABLE,
                        "unknown-party",
                        "There is no such party in an order's money.",
                        Map.of("known", Arrays.toString(PartyKind.values()))));
    }

    private static Currency currencyOf(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "unknown-currency", "A currency is three letters of ISO 4217.");
        }
    }
}
