package io.linli.marketplace.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.ServiceItem;
import io.linli.marketplace.campaign.CampaignTerms;
import io.linli.marketplace.campaign.PriceTier;

class OpeningTermsTest {

    /** Half past midnight of 2 June in Berlin, still 1 June in UTC. */
    private static final Instant NOW = Instant.parse("2026-06-01T22:30:00Z");

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final UUID BUILDING = Ids.next();

    private static final ServiceItem WINDOWS = new ServiceItem(
            Ids.next(),
            Ids.next(),
            Ids.next(),
            LocalizedText.same("Windows"),
            LocalizedText.same(""),
            90,
            Money.cny(6_000));

    @Test
    void a_day_is_a_day_of_the_place_and_as_long_as_its_clocks_make_it() {
        var terms = opening("2026-10-25", Optional.empty(), 2, 150).terms(10);

        assertThat(terms.kind()).isEqualTo(CampaignTerms.Kind.VISITS);
        assertThat(terms.visits().from()).isEqualTo(Instant.parse("2026-10-24T22:00:00Z"));
        assertThat(terms.visits().until()).isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
        assertThat(terms.visits().minutes()).isEqualTo(90);
        assertThat(terms.first().stockCap()).contains(10L);
        assertThat(terms.first().householdLimit()).isOne();
        assertThat(terms.first().listPrice()).isEqualTo(Money.cny(6_000));
    }

    @Test
    void the_day_is_from_tomorrow_on_by_the_clock_of_the_place() {
        assertThat(refusal(() -> opening("2026-06-02", Optional.empty(), 2, 60).checkDay()))
                .isEqualTo("visit-day-invalid");
        opening("2026-06-03", Optional.empty(), 2, 60).checkDay();
        opening("2026-08-01", Optional.empty(), 2, 60).checkDay();
        assertThat(refusal(() -> opening("2026-08-02", Optional.empty(), 2, 60).checkDay()))
                .isEqualTo("visit-day-invalid");
    }

    @Test
    void there_are_never_more_visits_than_the_technicians_can_make() {
        assertThat(opening("2026-06-09", Optional.of(4L), 4, 60)
                        .terms(4)
                        .first()
                        .stockCap())
                .contains(4L);
        assertThat(refusal(() -> opening("2026-06-09", Optional.of(5L), 4, 60).terms(4)))
                .isEqualTo("visits-above-calendar");
        assertThat(refusal(() -> opening("2026-06-09", Optional.empty(), 5, 60).terms(4)))
                .isEqualTo("visits-above-calendar");
        assertThat(refusal(() -> opening("2026-06-09", Optional.of(2L), 3, 60).terms(4)))
                .isEqualTo("visits-above-calendar");
        assertThat(refusal(() -> opening("2026-06-09", Optional.empty(), 1, 60).terms(0)))
                .isEqualTo("visits-above-calendar");
    }

    @Test
    void buildings_are_of_the_community() {
        var opening = opening("2026-06-09", Optional.empty(), 2, 60);

        opening.checkBuildings(Set.of(BUILDING, Ids.next()));

        assertThat(refusal(() -> opening.checkBuildings(Set.of(Ids.next())))).isEqualTo("building-not-found");
    }

    private static String refusal(ThrowingCallable deed) {
        return catchThrowableOfType(Refusal.class, deed).code();
    }

    private static OpeningTerms opening(String day, Optional<Long> cap, long threshold, int daysAhead) {
        var request = new VisitsRequest(
                Ids.next(),
                Ids.next(),
                Ids.next(),
                null,
                WINDOWS.id(),
                LocalDate.parse(day),
                Set.of(BUILDING),
                Money.cny(5_000),
                List.of(new PriceTier(3, Money.cny(4_500))),
                threshold,
                cap,
                null,
                NOW.plusSeconds(3_600));
        return new OpeningTerms(request, WINDOWS, BERLIN, NOW, daysAhead);
    }
}
