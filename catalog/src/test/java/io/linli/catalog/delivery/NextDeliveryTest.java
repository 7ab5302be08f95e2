package io.linli.catalog.delivery;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Refusal;

class NextDeliveryTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** A Monday. */
    private static final LocalDate MONDAY_23 = LocalDate.of(2026, 11, 23);

    private static final Set<DayOfWeek> ANY = Set.of();

    @Test
    void who_orders_in_time_gets_it_the_next_day_and_who_is_late_a_day_later() {
        var terms = new DeliveryTerms(ANY, 1, 18);

        assertThat(next(ANY, terms, at(SHANGHAI, 23, 17, 59))).isEqualTo(on(24));
        assertThat(next(ANY, terms, at(SHANGHAI, 23, 18, 0))).isEqualTo(on(25));
    }

    @Test
    void a_day_must_be_one_of_the_goods_and_one_of_the_suppliers() {
        var terms = new DeliveryTerms(Set.of(TUESDAY, THURSDAY), 1, 24);

        assertThat(next(Set.of(WEDNESDAY, THURSDAY), terms, at(SHANGHAI, 23, 9, 0)))
                .isEqualTo(on(26));
    }

    @Test
    void on_the_same_day_until_the_hour() {
        var terms = new DeliveryTerms(Set.of(MONDAY), 0, 9);

        assertThat(next(ANY, terms, at(SHANGHAI, 23, 8, 59))).isEqualTo(on(23));
        assertThat(next(ANY, terms, at(SHANGHAI, 23, 9, 0))).isEqualTo(on(30));
    }

    @Test
    void the_longest_lead_and_a_week_are_within_the_horizon() {
        var terms = new DeliveryTerms(Set.of(MONDAY), 7, 1);

        assertThat(next(ANY, terms, at(SHANGHAI, 23, 1, 0))).isEqualTo(new NextDelivery.On(MONDAY_23.plusDays(14)));
    }

    @Test
    void goods_that_come_on_no_day_of_the_suppliers_never_come() {
        assertThat(next(Set.of(SUNDAY), new DeliveryTerms(Set.of(FRIDAY), 1, 18), at(SHANGHAI, 23, 9, 0)))
                .isEqualTo(new NextDelivery.Never());
    }

    @Test
    void where_nothing_is_said_nothing_is_promised() {
        assertThat(NextDelivery.of(ANY, Optional.empty(), at(SHANGHAI, 23, 9, 0), SHANGHAI))
                .isEqualTo(new NextDelivery.Unsaid());
    }

    @Test
    void days_of_the_goods_alone_are_ordered_by_six_the_evening_before() {
        var tuesday = Set.of(TUESDAY);

        assertThat(NextDelivery.of(tuesday, Optional.empty(), at(SHANGHAI, 23, 17, 59), SHANGHAI))
                .isEqualTo(on(24));
        assertThat(NextDelivery.of(tuesday, Optional.empty(), at(SHANGHAI, 23, 18, 0), SHANGHAI))
                .isEqualTo(new NextDelivery.On(LocalDate.of(2026, 12, 1)));
    }

    @Test
    void today_is_the_communitys() {
        var terms = new DeliveryTerms(ANY, 0, 24);
        var evening = Instant.parse("2026-11-23T17:00:00Z");

        assertThat(NextDelivery.of(ANY, Optional.of(terms), evening, SHANGHAI)).isEqualTo(on(24));
        assertThat(NextDelivery.of(ANY, Optional.of(terms), evening, BERLIN)).isEqualTo(on(23));
    }

    @Test
    void terms_out_of_range_are_refused() {
        assertThatThrownBy(() -> new DeliveryTerms(ANY, -1, 18)).hasMessageContaining("0 to 7");
        assertThatThrownBy(() -> new DeliveryTerms(ANY, 8, 18)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new DeliveryTerms(ANY, 1, 0)).hasMessageContaining("1 to 24");
        assertThatThrownBy(() -> new DeliveryTerms(ANY, 1, 25)).isInstanceOf(Refusal.class);
    }

    /** Days are looked at one after the other on a calendar and a clock on the wall, also when the clocks are changed. */
    @Property(tries = 5_000)
    void the_day_is_the_first_that_the_calendar_and_the_clock_on_the_wall_allow(
            @ForAll("days") Set<DayOfWeek> goods,
            @ForAll("days") Set<DayOfWeek> supplier,
            @ForAll @IntRange(max = DeliveryTerms.LONGEST_LEAD_DAYS) int lead,
            @ForAll @IntRange(min = 1, max = DeliveryTerms.LAST_HOUR) int hour,
            @ForAll @LongRange(min = 1_774_000_000L, max = 1_794_000_000L) long second,
            @ForAll("zones") ZoneId zone) {
        var now = Instant.ofEpochSecond(second);

        assertThat(NextDelivery.of(goods, Optional.of(new DeliveryTerms(supplier, lead, hour)), now, zone)
                        .promised())
                .isEqualTo(byHand(goods, supplier, lead, hour, LocalDateTime.ofInstant(now, zone)));
    }

    /** Around the two nights of the year in which the clocks are changed. */
    @Property(tries = 5_000)
    void so_it_is_in_the_nights_in_which_the_clocks_are_changed(
            @ForAll("days") Set<DayOfWeek> goods,
            @ForAll @IntRange(max = 2) int lead,
            @ForAll @IntRange(min = 1, max = 5) int hour,
            @ForAll @LongRange(min = -7_200, max = 28_800) long second,
            @ForAll boolean spring) {
        var midnight = (spring ? LocalDate.of(2026, 3, 29) : LocalDate.of(2026, 10, 25)).atStartOfDay(BERLIN);
        var now = midnight.toInstant().plusSeconds(second);

        assertThat(NextDelivery.of(goods, Optional.of(new DeliveryTerms(ANY, lead, hour)), now, BERLIN)
                        .promised())
                .isEqualTo(byHand(goods, ANY, lead, hour, LocalDateTime.ofInstant(now, BERLIN)));
    }

    @Property
    void days_are_kept_as_bits_and_read_again(@ForAll("days") Set<DayOfWeek> days) {
        assertThat(Weekdays.of(Weekdays.bits(days))).isEqualTo(days);
        assertThat(Weekdays.bits(days)).isBetween(0, 127);
    }

    @Provide
    Arbitrary<Set<DayOfWeek>> days() {
        return Arbitraries.of(DayOfWeek.class).set();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                SHANGHAI, BERLIN, ZoneId.of("America/New_York"), ZoneId.of("Australia/Lord_Howe"), ZoneOffset.UTC);
    }

    private static Optional<LocalDate> byHand(
            Set<DayOfWeek> goods, Set<DayOfWeek> supplier, int lead, int hour, LocalDateTime wall) {
        for (int ahead = 0; ahead <= 14; ahead++) {
            var day = wall.toLocalDate().plusDays(ahead);
            boolean ofGoods = goods.isEmpty() || goods.contains(day.getDayOfWeek());
            boolean ofSupplier = supplier.isEmpty() || supplier.contains(day.getDayOfWeek());
            boolean before = ahead > lead || ahead == lead && wall.getHour() < hour;
            if (ofGoods && ofSupplier && before) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private static NextDelivery next(Set<DayOfWeek> goods, DeliveryTerms terms, Instant now) {
        return NextDelivery.of(goods, Optional.of(terms), now, SHANGHAI);
    }

    private static Instant at(ZoneId zone, int day, int hour, int minute) {
        return LocalDateTime.of(2026, 11, day, hour, minute).atZone(zone).toInstant();
    }

    private static NextDelivery on(int day) {
        return new NextDelivery.On(LocalDate.of(2026, 11, day));
    }
}
