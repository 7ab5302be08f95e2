package io.linli.catalog.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ArrivalTest {

    private static final UUID SUPPLIER = UUID.randomUUID();

    @Property(tries = 5_000)
    void goods_arrive_within_the_days_if_and_only_if_their_next_delivery_does(
            @ForAll("days") Set<DayOfWeek> goods,
            @ForAll("terms") Optional<DeliveryTerms> terms,
            @ForAll @IntRange(max = Arrival.MOST_DAYS) int within,
            @ForAll @LongRange(min = 1_774_000_000L, max = 1_794_000_000L) long second,
            @ForAll("zones") ZoneId zone) {
        var now = Instant.ofEpochSecond(second);
        var last = LocalDate.ofInstant(now, zone).plusDays(within);

        var brought = Arrival.within(Map.of(SUPPLIER, terms), within, now, zone).stream()
                .anyMatch(arrival -> arrival.brings(goods));

        assertThat(brought)
                .isEqualTo(NextDelivery.of(goods, terms, now, zone)
                        .promised()
                        .filter(day -> !day.isAfter(last))
                        .isPresent());
    }

    @Provide
    Arbitrary<Set<DayOfWeek>> days() {
        return Arbitraries.of(DayOfWeek.class).set();
    }

    @Provide
    Arbitrary<Optional<DeliveryTerms>> terms() {
        var lead = Arbitraries.integers().between(0, DeliveryTerms.LONGEST_LEAD_DAYS);
        var hour = Arbitraries.integers().between(1, DeliveryTerms.LAST_HOUR);
        return days().flatMap(days -> lead.flatMap(ahead -> hour.map(until -> new DeliveryTerms(days, ahead, until))))
                .optional();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                ZoneId.of("Asia/Shanghai"),
                ZoneId.of("Europe/Berlin"),
                ZoneId.of("America/New_York"),
                ZoneId.of("Australia/Lord_Howe"),
                ZoneOffset.UTC);
    }
}
