package io.linli.marketplace.series;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.service.Choice;
import io.linli.catalog.service.Quote;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.deadline.Deadlines;
import io.linli.marketplace.order.GiveUpVisit;
import io.linli.marketplace.trust.Trusts;

/**
 * Visits that come again and again: begun, paused, taken up again, ended, and one of them skipped. Said again, nothing changes.
 *
 * <p>Refuses with: {@code series-not-found} (also one that is not theirs), and as below.
 */
@ApplicationScoped
public class ManageSeries {

    private static final int FURTHEST_DAYS = 60;

    private final Tenancy tenancy;
    private final SeriesStore store;
    private final ServiceItems items;
    private final Communities communities;
    private final Bookings bookings;
    private final GiveUpVisit orders;
    private final Trusts trusts;
    private final Deadlines deadlines;
    private final SeriesSettings settings;
    private final Clock clock;

    ManageSeries(
            Tenancy tenancy,
            SeriesStore store,
            ServiceItems items,
            Communities communities,
            Bookings bookings,
            GiveUpVisit orders,
            Trusts trusts,
            Deadlines deadlines,
            SeriesSettings settings,
            Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.items = items;
        this.communities = communities;
        this.bookings = bookings;
        this.orders = orders;
        this.trusts = trusts;
        this.deadlines = deadlines;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a series shall be. */
    public record Wanted(
            UUID serviceItemId,
            Optional<UUID> technicianId,
            Choice choice,
            Rhythm rhythm,
            LocalDate firstDay,
            LocalTime time) {}

    /** A series with its visits, the latest first. */
    public record Overview(VisitSeries series, List<SeriesVisit> visits) {}

    /**
     * Begins a series: its first visit is planned at once, or some weeks before it. A repeated key begins nothing more. Refuses
     * with: {@code service-not-offered}, {@code quote-needed}, {@code choice-invalid}, {@code series-day-invalid}, {@code
     * too-many-series} (fact {@code most}).
     *
     * @param resident who acts for the household
     * @param key made by the client: becomes the id
     */
    @WithTransaction
    public Uni<Overview> begin(Resident resident, UUID key, Wanted wanted) {
        return tenancy.enter(resident.companyId())
                .chain(() -> items.inCommunity(resident.communityId()))
                .map(offered -> pick(offered, wanted))
                .chain(item -> communities
                        .get(resident.communityId())
                        .map(community -> series(resident, key, wanted, item, community.zone())))
                .invoke(this::requireSoon)
                .call(series -> store.insert(series, settings.most()))
                .call(series -> requireKnown(series))
                .call(series -> deadlines.set(PlanSeries.KIND, key, series.companyId(), clock.instant()))
                .chain(() -> get(resident, key));
    }

    private Uni<Void> requireKnown(VisitSeries series) {
        return store.lock(series.id()).map(found -> {
            if (found.isEmpty()) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "too-many-series",
                        "A home has at most " + settings.most() + " series at the same time: end one first.",
                        Map.of("most", settings.most()));
            }
            return null;
        });
    }

    /** Those a resident began, and those of the household; ended ones last. */
    @WithTransaction
    public Uni<List<VisitSeries>> list(Resident resident) {
        return tenancy.enter(resident.companyId()).chain(() -> store.of(resident.householdId(), resident.id()));
    }

    @WithTransaction
    public Uni<Overview> get(Resident resident, UUID id) {
        return own(resident, id).chain(series -> store.visits(id).map(visits -> new Overview(series, visits)));
    }

    /** Not for now: what is held and not paid is given back. Refuses with: {@code series-ended}. */
    @WithTransaction
    public Uni<Overview> pause(Resident resident, UUID id) {
        return own(resident, id)
                .invoke(ManageSeries::requireNotEnded)
                .chain(series -> stop(series, VisitSeries.State.PAUSED))
                .chain(() -> get(resident, id));
    }

    /**
     * Again, from the next visit that is far enough away. Refuses with: {@code series-ended}, {@code household-not-trusting}: not by
     * who may book for the household no more.
     */
    @WithTransaction
    public Uni<Overview> resume(Resident resident, UUID id) {
        return own(resident, id)
                .invoke(ManageSeries::requireNotEnded)
                .call(series -> trusts.actingFor(resident, series.householdId()))
                .call(series -> store.move(id, VisitSeries.State.PAUSED, VisitSeries.State.ACTIVE))
                .call(series -> series.state() == VisitSeries.State.PAUSED
                        ? deadlines.set(PlanSeries.KIND, id, series.companyId(), clock.instant())
                        : Uni.createFrom().voidItem())
                .chain(() -> get(resident, id));
    }

    /** For good: what is held and not paid is given back; what is paid stays. */
    @WithTransaction
    public Uni<Overview> end(Resident resident, UUID id) {
        return own(resident, id)
                .chain(series -> stop(series, VisitSeries.State.ENDED))
                .chain(() -> get(resident, id));
    }

    /**
     * One visit is left out. Refuses with: {@code series-visit-not-found} (no visit of the series), {@code visit-paid}: that one is
     * given up like any visit.
     */
    @WithTransaction
    public Uni<Overview> skip(Resident resident, UUID id, LocalDate day) {
        return own(resident, id)
                .call(series ->
                        store.visit(id, number(series, day)).chain(known -> skip(series, number(series, day), known)))
                .chain(() -> get(resident, id));
    }

    private Uni<Void> skip(VisitSeries series, int number, Optional<SeriesVisit> known) {
        return known.map(this::giveBack)
                .orElseGet(() -> Uni.createFrom().item(true))
                .chain(given -> {
                    if (!given) {
                        throw new Refusal(
                                Refusal.Kind.CONFLICT,
                                "visit-paid",
                                "This visit is paid for: give it up like any visit.");
                    }
                    return store.put(
                            series,
                            new SeriesVisit(
                                    series.id(),
                                    number,
                                    series.day(number),
                                    SeriesVisit.State.SKIPPED,
                                    false,
                                    Optional.empty(),
                                    Optional.empty()));
                });
    }

    /** @return false where it is paid */
    private Uni<Boolean> giveBack(SeriesVisit visit) {
        return bookings.byIds(visit.bookingId().map(List::of).orElse(List.of()))
                .chain(found -> found.stream().findFirst().map(this::giveBack).orElseGet(() -> Uni.createFrom()
                        .item(true)));
    }

    private Uni<Boolean> giveBack(Booking booking) {
        return booking.state() == Booking.State.HELD
                ? orders.unpaid(booking.id())
                : Uni.createFrom().item(booking.state() == Booking.State.RELEASED);
    }

    private Uni<Void> stop(VisitSeries series, VisitSeries.State to) {
        return store.move(series.id(), series.state(), to)
                .chain(() -> store.planned(series.id()))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::giveBack)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<VisitSeries> own(Resident resident, UUID id) {
        return tenancy.enter(resident.companyId()).chain(() -> store.lock(id)).map(found -> found.filter(
                        series -> series.residentId().equals(resident.id())
                                || series.householdId().equals(resident.householdId()))
                .orElseThrow(() -> Refusal.notFound("series")));
    }

    private LocalDate today(VisitSeries series) {
        return clock.instant().atZone(series.zone()).toLocalDate();
    }

    private void requireSoon(VisitSeries series) {
        var today = today(series);
        if (series.firstDay().isBefore(today) || series.firstDay().isAfter(today.plusDays(FURTHEST_DAYS))) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "series-day-invalid",
                    "A series begins from today to " + FURTHEST_DAYS + " days ahead.");
        }
    }

    /** Of visits until a year ahead. */
    private int number(VisitSeries series, LocalDate day) {
        if (!day.isAfter(today(series).plusYears(1))) {
            for (int number = 0; !series.day(number).isAfter(day); number++) {
                if (series.day(number).equals(day)) {
                    return number;
                }
            }
        }
        throw Refusal.notFound("series-visit");
    }

    private static void requireNotEnded(VisitSeries series) {
        if (series.state() == VisitSeries.State.ENDED) {
            throw new Refusal(Refusal.Kind.CONFLICT, "series-ended", "This series has ended: begin a new one.");
        }
    }

    private static VisitSeries series(Resident resident, UUID key, Wanted wanted, ServiceItem item, ZoneId zone) {
        return new VisitSeries(
                key,
                resident.companyId(),
                resident.communityId(),
                resident.householdId(),
                resident.id(),
                item.supplierId(),
                item.id(),
                wanted.technicianId(),
                wanted.choice(),
                wanted.rhythm(),
                wanted.firstDay(),
                wanted.time(),
                zone,
                VisitSeries.State.ACTIVE,
                0);
    }

    private static ServiceItem pick(List<ServiceItem> offered, Wanted wanted) {
        var item = offered.stream()
                .filter(one -> one.id().equals(wanted.serviceItemId()))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "service-not-offered",
                        "Nobody offers this service in your community."));
        if (item.quote(wanted.choice()) instanceof Quote.ToBeQuoted) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "quote-needed",
                    "Somebody has to look first: this service is booked after a quote.");
        }
        return item;
    }
}
