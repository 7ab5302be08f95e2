package io.linli.marketplace.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.ledger.AccountKind;
import io.linli.marketplace.ledger.PartyKind;

/** Whatever terms can be made divide whatever line they cover. */
class SplitTermsProperties {

    private static final List<PartyKind> OTHERS =
            List.of(PartyKind.PROPERTY_COMPANY, PartyKind.PLATFORM, PartyKind.LEADER, PartyKind.OWNERS_FUND);

    @Property
    void shares_add_up_to_the_line_and_none_is_negative(
            @ForAll("terms") SplitTerms terms,
            @ForAll @LongRange(min = 0, max = 1_000_000) long above,
            @ForAll @LongRange(min = 1, max = 9_999) long quantity,
            @ForAll boolean led) {
        var line = line(terms, above, quantity, led);

        var split = Split.of(line, terms);

        assertThat(split.total()).isEqualTo(line.amount());
        assertThat(split.shares()).allMatch(share -> !share.amount().isNegative());
    }

    @Property
    void every_party_gets_its_minimum_and_no_more_than_its_maximum(
            @ForAll("terms") SplitTerms terms,
            @ForAll @LongRange(min = 0, max = 1_000) long above,
            @ForAll @LongRange(min = 1, max = 20) long quantity) {
        var line = line(terms, above, quantity, true);

        var split = Split.of(line, terms);

        for (var term : terms.terms()) {
            var party = term.partyOf(line).orElseThrow();
            long amount = Lines.amountOf(split, party);
            assertThat(amount).as(term + " of " + line.amount()).isGreaterThanOrEqualTo(term.minimum());
            assertThat(amount).isLessThanOrEqualTo(term.maximum().orElse(Long.MAX_VALUE));
        }
    }

    @Property
    void the_order_in_which_parties_are_named_does_not_matter(
            @ForAll("terms") SplitTerms terms,
            @ForAll @LongRange(min = 0, max = 1_000_000) long above,
            @ForAll @LongRange(min = 1, max = 100) long quantity,
            @ForAll Random random) {
        var line = line(terms, above, quantity, true);
        var shuffled = new ArrayList<>(terms.terms());
        Collections.shuffle(shuffled, random);

        var same = new SplitTerms(shuffled, terms.commissionTax(), terms.currency(), terms.lowestPrice());

        assertThat(same).isEqualTo(terms);
        assertThat(Split.of(line, same)).isEqualTo(Split.of(line, terms));
    }

    @Property
    void tax_takes_from_the_platform_and_from_nobody_else(
            @ForAll("terms") SplitTerms terms,
            @ForAll @LongRange(min = 0, max = 1_000_000) long above,
            @ForAll @LongRange(min = 1, max = 100) long quantity) {
        var line = line(terms, above, quantity, true);
        var untaxed = Split.of(line, new SplitTerms(terms.terms(), 0, terms.currency(), terms.lowestPrice()));

        var split = Split.of(line, terms);

        for (var share : untaxed.shares()) {
            assertThat(Lines.amountOf(split, share.party()))
                    .isEqualTo(share.amount().amount());
        }
        assertThat(split.shares())
                .filteredOn(share -> share.account().kind() == AccountKind.TAX_PAYABLE)
                .allMatch(share -> terms.names(PartyKind.PLATFORM));
    }

    @Property
    void what_is_refunded_in_parts_never_gives_anything_back_to_a_party_and_ends_at_nothing(
            @ForAll("terms") SplitTerms terms,
            @ForAll @LongRange(min = 0, max = 1_000_000) long above,
            @ForAll @NotEmpty @Size(max = 8) List<@IntRange(min = 1, max = 10_000) Integer> parts) {
        var left = Split.of(line(terms, above, 3, true), terms);

        for (long refund : SplitProperties.refunds(left.total().amount(), parts)) {
            var before = left;
            var back = before.refunding(Money.cny(refund));
            left = before.minus(back);

            assertThat(back.total()).isEqualTo(Money.cny(refund));
            assertThat(back.shares()).allMatch(share -> !share.amount().isNegative());
            assertThat(left.shares()).allMatch(share -> !share.amount().isNegative());
        }

        assertThat(left.shares()).allMatch(share -> share.amount().isZero());
    }

    @Property
    void what_is_kept_is_read_back_as_it_was(@ForAll("terms") SplitTerms terms) {
        assertThat(TermsJson.read(TermsJson.write(terms))).isEqualTo(terms);
    }

    /** A unit costs so much more than the lowest price. */
    private static SplitLine line(SplitTerms terms, long above, long quantity, boolean led) {
        var line = Lines.of(quantity, terms.lowestPrice() + above);
        return led ? line : line.ledBy(Optional.empty());
    }

    /** The supplier or the operating partner takes the rest; many of those made up are refused and left out. */
    @Provide
    static Arbitrary<SplitTerms> terms() {
        var others = Arbitraries.subsetOf(OTHERS).flatMap(SplitTermsProperties::termsOf);
        return Combinators.combine(
                        others,
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.longs().between(1, 3_000),
                        Arbitraries.of(true, false))
                .as(SplitTermsProperties::made)
                .filter(1_000_000, Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    private static Optional<SplitTerms> made(List<SplitTerm> others, int tax, long lowestPrice, boolean partner) {
        var terms = new ArrayList<>(others);
        terms.add(
                partner
                        ? new SplitTerm(
                                PartyKind.OPERATING_PARTNER,
                                Optional.of(Lines.PARTNER),
                                new Portion.Rest(),
                                0,
                                0,
                                Optional.empty())
                        : SplitTerm.rest(PartyKind.SUPPLIER));
        try {
            return Optional.of(new SplitTerms(terms, tax, Money.CNY, lowestPrice));
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }

    private static Arbitrary<List<SplitTerm>> termsOf(Set<PartyKind> parties) {
        return Combinators.combine(
                        parties.stream().map(SplitTermsProperties::term).toList())
                .as(terms -> terms);
    }

    private static Arbitrary<SplitTerm> term(PartyKind party) {
        return Combinators.combine(
                        portions(),
                        Arbitraries.longs().between(0, 300),
                        Arbitraries.longs().between(0, 800),
                        Arbitraries.longs().between(0, 2_000).optional())
                .as((portion, perUnit, minimum, more) -> new SplitTerm(
                        party, Optional.empty(), portion, perUnit, minimum, more.map(most -> minimum + most)));
    }

    private static Arbitrary<Portion> portions() {
        var rate = Arbitraries.integers().between(0, 5_000);
        Arbitrary<Portion> percentage = rate.map(Portion.Percentage::new);
        Arbitrary<Portion> tiers = Combinators.combine(
                        rate, rate, Arbitraries.longs().between(1, 10_000))
                .as((low, high, from) ->
                        new Portion.Tiers(List.of(new Portion.Tier(0, low), new Portion.Tier(from, high))));
        return Arbitraries.oneOf(percentage, tiers);
    }
}
