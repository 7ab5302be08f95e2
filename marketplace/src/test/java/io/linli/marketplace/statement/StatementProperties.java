package io.linli.marketplace.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.EntryKind;

/** Months partition time, and statements partition what was booked. */
class StatementProperties {

    private static final long TEN_YEARS = 3_650L * 86_400;
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");

    record Movement(Instant at, EntryKind kind, long fen) {}

    @Property
    void every_moment_belongs_to_exactly_one_month(@ForAll("moments") Instant moment, @ForAll("zones") ZoneId zone) {
        var month = StatementMonth.of(moment, zone);

        assertThat(moment).isBetween(month.startsAt(), month.endsAt().minusNanos(1));
        assertThat(month.next().startsAt()).isEqualTo(month.endsAt());
        assertThat(month.isOver(month.endsAt())).isTrue();
        assertThat(month.isOver(month.endsAt().minusNanos(1))).isFalse();
        assertThat(StatementMonth.endedBy(moment, zone).endsAt()).isEqualTo(month.startsAt());
    }

    @Property
    void every_month_adds_up_and_ends_where_the_next_begins(
            @ForAll("movements") List<Movement> movements, @ForAll("zones") ZoneId zone) {
        var months = new TreeMap<YearMonth, List<Movement>>();
        movements.forEach(
                one -> months.computeIfAbsent(StatementMonth.of(one.at(), zone).month(), month -> new ArrayList<>())
                        .add(one));

        var balance = Money.cny(0);
        for (var month : months.values()) {
            var closing = balance;
            var sums = new EnumMap<EntryKind, Money>(EntryKind.class);
            for (var one : month) {
                closing = closing.plus(Money.cny(one.fen()));
                sums.merge(one.kind(), Money.cny(one.fen()), Money::plus);
            }
            var totals = StatementTotals.upTo(closing, sums);

            assertThat(totals.opening()).isEqualTo(balance);
            assertThat(totals.closing()).isEqualTo(closing);
            balance = closing;
        }

        assertThat(balance.amount())
                .isEqualTo(movements.stream().mapToLong(Movement::fen).sum());
    }

    @Property
    void every_fact_has_a_category_and_a_category_sums_its_facts(@ForAll EntryKind kind, @ForAll("fen") long fen) {
        var totals = StatementTotals.upTo(Money.cny(fen), Map.of(kind, Money.cny(fen)));

        assertThat(totals.of(StatementCategory.of(kind))).isEqualTo(Money.cny(fen));
        assertThat(totals.opening()).isEqualTo(Money.cny(0));
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs().between(0, TEN_YEARS).map(FROM::plusSeconds);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Asia/Shanghai", "UTC", "America/New_York", "Asia/Kathmandu")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Long> fen() {
        return Arbitraries.longs().between(-1_000_000_000L, 1_000_000_000L);
    }

    @Provide
    Arbitrary<List<Movement>> movements() {
        return Combinators.combine(moments(), Arbitraries.of(EntryKind.class), fen())
                .as(Movement::new)
                .list()
                .ofMaxSize(60);
    }
}
