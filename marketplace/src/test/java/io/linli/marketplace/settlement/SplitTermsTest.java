package io.linli.marketplace.settlement;

import static io.linli.marketplace.ledger.PartyKind.LEADER;
import static io.linli.marketplace.ledger.PartyKind.OPERATING_PARTNER;
import static io.linli.marketplace.ledger.PartyKind.OWNERS_FUND;
import static io.linli.marketplace.ledger.PartyKind.PLATFORM;
import static io.linli.marketplace.ledger.PartyKind.PROPERTY_COMPANY;
import static io.linli.marketplace.ledger.PartyKind.SUPPLIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.ledger.AccountKind;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;

/** What rules can say, by example, and what they cannot. */
class SplitTermsTest {

    @Test
    void six_parties_divide_a_line_to_the_fen() {
        var terms = terms(
                SplitTerm.rest(SUPPLIER),
                SplitTerm.percentage(PROPERTY_COMPANY, 1_000),
                SplitTerm.percentage(PLATFORM, 500),
                fixed(LEADER, 30),
                partner(250),
                SplitTerm.percentage(OWNERS_FUND, 125));

        var split = Split.of(Lines.of(3, 1_001), terms);

        // Of 30.03: 24.399375, 3.003, 1.5015, 0.75075, 0.375375: the largest remainders are the first's and the last's.
        // Then the supplier leaves the leader three times 0.30.
        assertThat(split.shares())
                .extracting(share -> share.amount().amount())
                .containsExactly(2_350L, 300L, 150L, 90L, 75L, 38L);
        assertThat(split.total()).isEqualTo(Money.cny(3_003));
        assertThat(split.shares())
                .extracting(Share::party)
                .containsExactly(
                        Party.supplier(Lines.SUPPLIER),
                        Party.propertyCompany(Lines.COMPANY),
                        Party.PLATFORM,
                        Party.leader(Lines.LEADER),
                        Party.operatingPartner(Lines.PARTNER),
                        Party.ownersFund(Lines.COMMUNITY));
    }

    @Test
    void the_largest_and_the_smallest_that_can_be_said_can_be_said() {
        var half = List.of(SplitTerm.rest(SUPPLIER), SplitTerm.percentage(PLATFORM, 5_000));

        assertThat(new SplitTerms(half, Portion.WHOLE, Money.CNY, 1).commissionTax())
                .isEqualTo(10_000);
        assertThat(new SplitTerms(half, 0, Money.CNY, SplitTerm.LARGEST_AMOUNT).lowestPrice())
                .isEqualTo(SplitTerm.LARGEST_AMOUNT);
        assertThat(limited(PLATFORM, 500, SplitTerm.LARGEST_AMOUNT, SplitTerm.LARGEST_AMOUNT)
                        .maximum())
                .contains(SplitTerm.LARGEST_AMOUNT);
        assertThat(fixed(LEADER, SplitTerm.LARGEST_AMOUNT).perUnit()).isEqualTo(SplitTerm.LARGEST_AMOUNT);
        assertThat(terms(half.get(0), half.get(1)).names(PLATFORM)).isTrue();
        assertThat(terms(half.get(0), half.get(1)).names(LEADER)).isFalse();
    }

    @Test
    void a_minimum_and_a_maximum_hold_a_share_between_them() {
        var terms =
                new SplitTerms(List.of(SplitTerm.rest(SUPPLIER), limited(PLATFORM, 500, 50, 200)), 0, Money.CNY, 50);

        assertThat(platform(terms, 1, 100)).isEqualTo(50);
        assertThat(platform(terms, 1, 2_000)).isEqualTo(100);
        assertThat(platform(terms, 1, 100_000)).isEqualTo(200);
    }

    @Test
    void a_tier_is_for_the_whole_line_from_its_amount_on() {
        var tiers = new Portion.Tiers(
                List.of(new Portion.Tier(0, 1_000), new Portion.Tier(10_000, 800), new Portion.Tier(50_000, 500)));
        var terms = terms(SplitTerm.rest(SUPPLIER), with(PLATFORM, tiers));

        assertThat(platform(terms, 1, 9_999)).isEqualTo(1_000);
        assertThat(platform(terms, 2, 5_000)).isEqualTo(800);
        assertThat(platform(terms, 1, 50_000)).isEqualTo(2_500);
    }

    @Test
    void tax_comes_out_of_the_platforms_share_alone() {
        var terms = new SplitTerms(SplitTerms.of(new Rates(8_500, 1_000, 500)).terms(), 600, Money.CNY, 1);

        var split = Split.of(Lines.of(1, 10_000), terms);

        // 5.00 of 100.00, of which 6 % are tax.
        assertThat(split.shares())
                .extracting(share -> share.amount().amount())
                .containsExactly(8_500L, 1_000L, 470L, 30L);
        assertThat(split.shares().get(3).account().kind()).isEqualTo(AccountKind.TAX_PAYABLE);
    }

    @Test
    void what_a_leader_would_get_is_left_to_the_rest_where_there_is_none() {
        var terms = terms(SplitTerm.rest(SUPPLIER), SplitTerm.percentage(PLATFORM, 500), fixed(LEADER, 30));

        var split = Split.of(Lines.of(1, 1_000).ledBy(Optional.empty()), terms);

        assertThat(split.shares()).extracting(share -> share.amount().amount()).containsExactly(950L, 50L);
    }

    @Test
    void another_party_than_the_supplier_may_take_the_rest() {
        var terms = terms(SplitTerm.percentage(SUPPLIER, 9_000), SplitTerm.rest(PLATFORM));

        assertThat(Split.of(Lines.of(1, 999), terms).shares())
                .extracting(share -> share.amount().amount())
                .containsExactly(899L, 100L);
    }

    @Test
    void three_percentages_are_rates_and_nothing_more_is() {
        var rates = new Rates(8_000, 1_500, 500);

        assertThat(SplitTerms.of(rates).asRates()).contains(rates);
        assertThat(terms(SplitTerm.rest(SUPPLIER), SplitTerm.percentage(PLATFORM, 500))
                        .asRates())
                .isEmpty();
        assertThat(new SplitTerms(SplitTerms.of(rates).terms(), 600, Money.CNY, 1).asRates())
                .isEmpty();
        assertThat(terms(
                                SplitTerm.rest(SUPPLIER),
                                SplitTerm.percentage(PROPERTY_COMPANY, 100),
                                limited(PLATFORM, 500, 0, 10))
                        .asRates())
                .isEmpty();
        assertThat(terms(
                                SplitTerm.percentage(SUPPLIER, 100),
                                SplitTerm.percentage(PROPERTY_COMPANY, 100),
                                SplitTerm.rest(PLATFORM))
                        .asRates())
                .isEmpty();
    }

    @Test
    void what_is_kept_is_read_back_as_it_was() {
        var tiers = new Portion.Tiers(List.of(new Portion.Tier(0, 1_000), new Portion.Tier(10_000, 800)));
        var terms = new SplitTerms(
                List.of(
                        SplitTerm.rest(SUPPLIER),
                        with(PROPERTY_COMPANY, tiers),
                        limited(PLATFORM, 500, 5, 200),
                        fixed(LEADER, 30),
                        partner(10)),
                600,
                Money.CNY,
                100);

        assertThat(TermsJson.read(TermsJson.write(terms))).isEqualTo(terms);
    }

    @Test
    void terms_that_cannot_add_up_are_refused_with_the_reason() {
        var half = new Portion.Tiers(List.of(new Portion.Tier(0, 1_000), new Portion.Tier(10_000, 5_001)));

        refused("rates-do-not-add-up", () -> SplitTerm.percentage(PLATFORM, 10_100));
        refused(
                "rates-do-not-add-up",
                () -> terms(
                        SplitTerm.rest(SUPPLIER),
                        SplitTerm.percentage(PLATFORM, 9_600),
                        SplitTerm.percentage(PROPERTY_COMPANY, 500)));
        refused(
                "rates-do-not-add-up",
                () -> terms(
                        SplitTerm.rest(SUPPLIER), SplitTerm.percentage(PROPERTY_COMPANY, 5_000), with(PLATFORM, half)));
        refused("negative-share", () -> SplitTerm.percentage(PLATFORM, -1));
        refused("negative-share", () -> fixed(PLATFORM, -1));
        refused("negative-share", () -> limited(PLATFORM, 0, -1, 5));
        refused("no-residual-party", () -> terms(SplitTerm.percentage(SUPPLIER, 10_000)));
        refused("no-residual-party", SplitTermsTest::terms);
        refused("several-residual-parties", () -> terms(SplitTerm.rest(SUPPLIER), SplitTerm.rest(PLATFORM)));
        refused("residual-not-always-there", () -> terms(SplitTerm.rest(LEADER)));
        refused(
                "residual-with-amounts",
                () -> new SplitTerm(SUPPLIER, Optional.empty(), new Portion.Rest(), 0, 100, Optional.empty()));
        refused(
                "party-twice",
                () -> terms(SplitTerm.rest(SUPPLIER), SplitTerm.percentage(PLATFORM, 1), fixed(PLATFORM, 1)));
        refused("unknown-party", () -> SplitTerm.percentage(OPERATING_PARTNER, 100));
        refused(
                "unknown-party",
                () -> new SplitTerm(
                        PLATFORM, Optional.of(Lines.PARTNER), new Portion.Percentage(1), 0, 0, Optional.empty()));
        refused("minimum-above-maximum", () -> limited(PLATFORM, 500, 201, 200));
        refused("tiers-not-ascending", () -> new Portion.Tiers(List.of()));
        refused("tiers-not-ascending", () -> new Portion.Tiers(List.of(new Portion.Tier(1, 100))));
        refused(
                "tiers-not-ascending",
                () -> new Portion.Tiers(List.of(new Portion.Tier(0, 100), new Portion.Tier(0, 200))));
        refused("amount-too-large", () -> fixed(PLATFORM, SplitTerm.LARGEST_AMOUNT + 1));
        refused("bad-tax-rate", () -> new SplitTerms(List.of(SplitTerm.rest(SUPPLIER)), 10_001, Money.CNY, 1));
        refused("bad-lowest-price", () -> new SplitTerms(List.of(SplitTerm.rest(SUPPLIER)), 0, Money.CNY, 0));
        refused("too-many-parties", () -> terms(many()));
        refused(
                "default-must-cover-everything",
                () -> new SplitRuleDraft(
                        RuleScope.DEFAULT,
                        new SplitTerms(List.of(SplitTerm.rest(SUPPLIER), fixed(PLATFORM, 5)), 0, Money.CNY, 100)));
    }

    @Test
    void fixed_amounts_and_minimums_must_fit_into_the_lowest_price() {
        // 30 fen a unit and 5 %, rounded up, of 31 fen are 32; of 32 they are 32.
        var parties = List.of(SplitTerm.rest(SUPPLIER), SplitTerm.percentage(PROPERTY_COMPANY, 500), fixed(LEADER, 30));
        refused("fixed-exceeds-price", () -> new SplitTerms(parties, 0, Money.CNY, 31));
        assertThat(new SplitTerms(parties, 0, Money.CNY, 32)).isNotNull();

        var minimum = List.of(SplitTerm.rest(SUPPLIER), limited(PLATFORM, 500, 50, 200));
        refused("fixed-exceeds-price", () -> new SplitTerms(minimum, 0, Money.CNY, 49));
        assertThat(new SplitTerms(minimum, 0, Money.CNY, 50)).isNotNull();
    }

    @Test
    void a_fixed_amount_that_outgrows_the_line_in_a_higher_tier_is_refused() {
        var tiers = new Portion.Tiers(List.of(new Portion.Tier(0, 0), new Portion.Tier(1_000, 9_500)));
        var parties = List.of(SplitTerm.rest(SUPPLIER), with(PLATFORM, tiers), fixed(LEADER, 10));

        refused("fixed-exceeds-price", () -> new SplitTerms(parties, 0, Money.CNY, 100));
        assertThat(new SplitTerms(parties, 0, Money.CNY, 200)).isNotNull();
    }

    private static SplitTerm[] many() {
        var terms = new ArrayList<SplitTerm>(List.of(SplitTerm.rest(SUPPLIER)));
        for (int number = 0; number < SplitTerms.MOST_PARTIES; number++) {
            terms.add(new SplitTerm(
                    OPERATING_PARTNER,
                    Optional.of(new UUID(7, number)),
                    new Portion.Percentage(1),
                    0,
                    0,
                    Optional.empty()));
        }
        return terms.toArray(SplitTerm[]::new);
    }

    private static void refused(String code, Executable making) {
        assertThat(assertThrows(Refusal.class, making).code()).isEqualTo(code);
    }

    /** For prices from 10 yuan on. */
    private static SplitTerms terms(SplitTerm... terms) {
        return new SplitTerms(List.of(terms), 0, Money.CNY, 1_000);
    }

    private static SplitTerm fixed(PartyKind party, long perUnit) {
        return new SplitTerm(party, Optional.empty(), new Portion.Percentage(0), perUnit, 0, Optional.empty());
    }

    private static SplitTerm limited(PartyKind party, int rate, long minimum, long maximum) {
        return new SplitTerm(party, Optional.empty(), new Portion.Percentage(rate), 0, minimum, Optional.of(maximum));
    }

    private static SplitTerm with(PartyKind party, Portion portion) {
        return new SplitTerm(party, Optional.empty(), portion, 0, 0, Optional.empty());
    }

    private static SplitTerm partner(int rate) {
        return new SplitTerm(
                OPERATING_PARTNER, Optional.of(Lines.PARTNER), new Portion.Percentage(rate), 0, 0, Optional.empty());
    }

    private static long platform(SplitTerms terms, long quantity, long unitPrice) {
        return Lines.amountOf(Split.of(Lines.of(quantity, unitPrice), terms), Party.PLATFORM);
    }
}
