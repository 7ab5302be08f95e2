package io.linli.marketplace.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Party;

/** Refunds in parts, while shares are released to their parties in between. */
class TakenBackProperties {

    private static final LedgerAccount SUPPLIER = LedgerAccount.pending(Party.supplier(Lines.SUPPLIER));
    private static final LedgerAccount COMPANY = LedgerAccount.pending(Party.propertyCompany(Lines.COMPANY));
    private static final LedgerAccount PLATFORM = LedgerAccount.pending(Party.PLATFORM);
    private static final Money NOTHING = Money.cny(0);

    @Property
    void whatever_was_released_in_between_every_refund_is_taken_back_to_the_fen_and_nobody_gives_more_than_it_has(
            @ForAll @LongRange(min = 1, max = 100_000_000) long amount,
            @ForAll("rates") Rates rates,
            @ForAll @NotEmpty @Size(max = 12) List<@IntRange(min = 1, max = 10_000) Integer> parts,
            @ForAll long seed) {
        var line = new Line(amount, rates);
        var random = new Random(seed);

        for (long refund : SplitProperties.refunds(amount, parts)) {
            line.releaseSome(random);
            line.refund(refund);
        }

        assertThat(line.left.shares()).allMatch(share -> share.amount().isZero());
        assertThat(line.pending.values()).allMatch(Money::isZero);
        for (var share : line.whole.shares()) {
            assertThat(line.back(share.account())).isEqualTo(share.amount());
            assertThat(line.owed(share.account())).isEqualTo(line.released(share.account()));
        }
    }

    @Property
    void the_order_of_the_refunds_does_not_matter_for_the_end(
            @ForAll @LongRange(min = 1, max = 100_000_000) long amount,
            @ForAll("rates") Rates rates,
            @ForAll @NotEmpty @Size(max = 8) List<@IntRange(min = 1, max = 10_000) Integer> parts,
            @ForAll long seed) {
        var refunds = SplitProperties.refunds(amount, parts);
        var shuffled = new ArrayList<>(refunds);
        Collections.shuffle(shuffled, new Random(seed));
        var one = new Line(amount, rates);
        var other = new Line(amount, rates);

        refunds.forEach(one::refund);
        shuffled.forEach(other::refund);

        for (var share : one.whole.shares()) {
            assertThat(other.back(share.account()))
                    .isEqualTo(one.back(share.account()))
                    .isEqualTo(share.amount());
        }
    }

    @Property
    void a_share_that_was_never_released_is_never_owed(
            @ForAll @LongRange(min = 1, max = 100_000_000) long amount,
            @ForAll("rates") Rates rates,
            @ForAll @IntRange(min = 1, max = 10_000) int part) {
        var line = new Line(amount, rates);

        line.refund(Math.max(1, amount / Rates.WHOLE * part));

        assertThat(line.booked).allMatch(taken -> taken.owed().isZero());
    }

    @Test
    void what_a_party_was_given_it_owes_and_the_others_give_from_what_is_pending() {
        var left = Split.of(Lines.of(1, 1_000), SplitTerms.of(new Rates(8_500, 1_000, 500)));
        var pending = Map.of(
                SUPPLIER, Money.cny(200),
                COMPANY, Money.cny(100));

        var taken = TakenBack.of(left, pending, Money.cny(500));

        assertThat(taken)
                .containsExactly(
                        new TakenBack(SUPPLIER, Money.cny(200), Money.cny(225)),
                        new TakenBack(COMPANY, Money.cny(50), NOTHING),
                        new TakenBack(PLATFORM, NOTHING, Money.cny(25)));
    }

    @Provide
    static Arbitrary<Rates> rates() {
        return SplitProperties.rates();
    }

    /** A line as the books see it: what is left of each share, what of that is pending, what was taken back. */
    private static final class Line {

        private final Split whole;
        private final Map<LedgerAccount, Money> pending = new HashMap<>();
        private final Map<LedgerAccount, Money> released = new HashMap<>();
        private final List<TakenBack> booked = new ArrayList<>();
        private Split left;

        private Line(long amount, Rates rates) {
            whole = Split.of(Lines.of(1, amount), SplitTerms.of(rates));
            left = whole;
            whole.shares().forEach(share -> pending.put(share.account(), share.amount()));
        }

        /** Of some parties everything that is pending. */
        private void releaseSome(Random random) {
            for (var account : pending.keySet()) {
                if (random.nextInt(4) == 0) {
                    released.merge(account, pending.put(account, NOTHING), Money::plus);
                }
            }
        }

        private void refund(long amount) {
            var taken = TakenBack.of(left, pending, Money.cny(amount));
            assertThat(taken.stream().map(TakenBack::total).reduce(Money::plus)).contains(Money.cny(amount));
            for (var part : taken) {
                assertThat(part.fromPending().isNegative() || part.owed().isNegative())
                        .isFalse();
                assertThat(part.fromPending()).isLessThanOrEqualTo(pending.get(part.account()));
                assertThat(part.owed().isPositive() && part.fromPending().compareTo(pending.get(part.account())) < 0)
                        .as("owes although it has something pending")
                        .isFalse();
                pending.computeIfPresent(part.account(), (account, waiting) -> waiting.minus(part.fromPending()));
            }
            booked.addAll(taken);
            left = left.minus(new Split(taken.stream()
                    .map(part -> new Share(part.account(), 0, part.total()))
                    .toList()));
            assertThat(left.shares()).noneMatch(share -> share.amount().isNegative());
        }

        private Money back(LedgerAccount account) {
            return sum(account, TakenBack::total);
        }

        private Money owed(LedgerAccount account) {
            return sum(account, TakenBack::owed);
        }

        private Money released(LedgerAccount account) {
            return released.getOrDefault(account, NOTHING);
        }

        private Money sum(LedgerAccount account, Function<TakenBack, Money> amount) {
            return booked.stream()
                    .filter(part -> part.account().equals(account))
                    .map(amount)
                    .reduce(NOTHING, Money::plus);
        }
    }
}
