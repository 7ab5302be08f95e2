package io.linli.marketplace.series;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.BookRequest;
import io.linli.marketplace.booking.BookVisit;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.community.Residents;
import io.linli.marketplace.deadline.DeadlineHandler;
import io.linli.marketplace.deadline.Deadlines;
import io.linli.marketplace.deadline.Due;
import io.linli.marketplace.order.PlaceVisit;
import io.linli.marketplace.paidvisit.VisitNews;
import io.linli.marketplace.trust.Trusts;

/**
 * Plans the next visit of a series when its time has come: holds the time, orders it, tells the household, and sets the deadline of
 * the visit after it, all in one transaction.
 */
@ApplicationScoped
class PlanSeries implements DeadlineHandler {

    static final String KIND = "series-plan";

    private static final Logger LOG = Logger.getLogger(PlanSeries.class);

    private static final UUID NOTHING = new UUID(0, 0);

    private static final Duration MARGIN = Duration.ofHours(3);

    private final Tenancy tenancy;
    private final SeriesStore store;
    private final Residents residents;
    private final BookVisit book;
    private final PlaceVisit place;
    private final Trusts trusts;
    private final Deadlines deadlines;
    private final RemindToPay reminders;
    private final DomainEvents events;
    private final SeriesSettings settings;
    private final Clock clock;

    PlanSeries(
            Tenancy tenancy,
            SeriesStore store,
            Residents residents,
            BookVisit book,
            PlaceVisit place,
            Trusts trusts,
            Deadlines deadlines,
            RemindToPay reminders,
            DomainEvents events,
            SeriesSettings settings,
            Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.residents = residents;
        this.book = book;
        this.place = place;
        this.trusts = trusts;
        this.deadlines = deadlines;
        this.reminders = reminders;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** What is to be planned again has its deadline moved, and is not done for the runner. */
    @Override
    public Uni<Outcome> act(List<Due> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(this::plan)
                .collect()
                .asList()
                .call(() -> tenancy.cross("plan series"))
                .map(over -> new Outcome(Set.copyOf(over)));
    }

    /** Of who may book for the household no more nothing is planned again. */
    private Uni<UUID> plan(VisitSeries series) {
        return series.state() == VisitSeries.State.ACTIVE
                ? acting(series)
                        .chain(resident -> planNext(series, resident).replaceWith(NOTHING))
                        .onFailure(PlanSeries::isUntrusted)
                        .recoverWithUni(() -> end(series))
                : Uni.createFrom().item(series.id());
    }

    private Uni<UUID> end(VisitSeries series) {
        LOG.infof("series %s ends: the household trusts who began it no more", series.id());
        return store.move(series.id(), VisitSeries.State.ACTIVE, VisitSeries.State.ENDED)
                .replaceWith(series.id());
    }

    /** The series, where nothing of it is to be planned any more; one that somebody is changing is looked at again. */
    private Uni<UUID> plan(Due due) {
        return tenancy.cross("plan series")
                .chain(() -> store.lockIfFree(due.subject()))
                .chain(found ->
                        found.map(this::plan).orElseGet(() -> Uni.createFrom().item(NOTHING)));
    }

    /** Sets when the series is looked at next: for the visit of that number. */
    Uni<Void> schedule(VisitSeries series, int number) {
        return deadlines.set(
                KIND, series.id(), series.companyId(), series.start(number).minus(settings.ahead()));
    }

    /** One visit, however many are due: the deadline comes again for the next. */
    private Uni<Void> planNext(VisitSeries series, Resident resident) {
        int number = series.firstAfter(
                series.nextNumber(), clock.instant().plus(settings.payBefore()).plus(settings.leastToPay()));
        if (number > 0 && series.start(number).minus(settings.ahead()).isAfter(clock.instant())) {
            return schedule(series, number);
        }
        return tenancy.enter(series.companyId())
                .chain(() -> store.visits(series.id()))
                .map(known -> known.stream()
                        .anyMatch(visit -> visit.number() == number && visit.state() == SeriesVisit.State.SKIPPED))
                .chain(skipped -> skipped ? Uni.createFrom().voidItem() : hold(series, resident, number))
                .chain(() -> store.next(series.id(), number + 1))
                .chain(() -> schedule(series, number + 1));
    }

    private Uni<Void> hold(VisitSeries series, Resident resident, int number) {
        var start = series.start(number);
        return book(series, resident, number, start, series.technicianId())
                .onFailure(PlanSeries::isClash)
                .recoverWithUni(clash -> nearest(series, resident, number, start, (Refusal) clash))
                .chain(booking -> booking == null ? noTime(series, number) : order(series, number, start, booking));
    }

    private Uni<Booking> book(
            VisitSeries series, Resident resident, int number, Instant start, Optional<UUID> technician) {
        return book.book(
                new BookRequest(
                        key(series, number),
                        resident,
                        series.serviceItemId(),
                        start,
                        technician.orElse(null),
                        series.choice()),
                payUntil(start).plus(MARGIN));
    }

    /** By anybody, at the free time that is nearest; null where none is near enough. */
    private Uni<Booking> nearest(VisitSeries series, Resident resident, int number, Instant start, Refusal clash) {
        var free = clash.facts().get("nextSlots") instanceof List<?> slots ? slots : List.of();
        var payable = clock.instant().plus(settings.leastToPay());
        var near = free.stream()
                .map(Instant.class::cast)
                .filter(slot -> payUntil(slot).isAfter(payable))
                .filter(slot -> Duration.between(start, slot).abs().compareTo(settings.nearest()) <= 0)
                .min(Comparator.comparing(slot -> Duration.between(start, slot).abs()));
        LOG.infof("series %s: visit %d clashes (%s), nearest %s", series.id(), number, clash.code(), near);
        if (near.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return book(series, resident, number, near.get(), Optional.empty())
                .onFailure(PlanSeries::isClash)
                .recoverWithNull();
    }

    private Uni<Void> order(VisitSeries series, int number, Instant wanted, Booking booking) {
        boolean moved = !booking.arrival().from().equals(wanted);
        return residents
                .get(series.companyId(), series.residentId())
                .chain(payer -> place.visit(payer, booking, Optional.of(payUntil(booking.startsAt()))))
                .chain(order -> store.put(
                        series,
                        new SeriesVisit(
                                series.id(),
                                number,
                                series.day(number),
                                SeriesVisit.State.PLANNED,
                                moved,
                                Optional.of(booking.id()),
                                Optional.of(order.groupId()))))
                .chain(() -> reminders.schedule(booking))
                .chain(() -> tell(
                        series,
                        moved ? VisitNews.What.SERIES_MOVED : VisitNews.What.SERIES_PLANNED,
                        booking.id(),
                        booking.id(),
                        Optional.of(booking.price())));
    }

    private Uni<Void> noTime(VisitSeries series, int number) {
        return store.put(
                        series,
                        new SeriesVisit(
                                series.id(),
                                number,
                                series.day(number),
                                SeriesVisit.State.NO_TIME,
                                false,
                                Optional.empty(),
                                Optional.empty()))
                .chain(() -> tell(
                        series, VisitNews.What.SERIES_NO_TIME, series.id(), key(series, number), Optional.empty()));
    }

    private Uni<Void> tell(
            VisitSeries series,
            VisitNews.What what,
            UUID subject,
            UUID cause,
            Optional<io.linli.catalog.kernel.Money> price) {
        return events.publish(new VisitNews(
                what, subject, series.companyId(), series.householdId(), series.residentId(), cause, price));
    }

    private Instant payUntil(Instant start) {
        return start.minus(settings.payBefore());
    }

    /** The database knows each visit of a series once. */
    static UUID key(VisitSeries series, int number) {
        return UUID.nameUUIDFromBytes((series.id() + " visit " + number).getBytes(StandardCharsets.UTF_8));
    }

    private Uni<Resident> acting(VisitSeries series) {
        return tenancy.enter(series.companyId())
                .chain(() -> residents.get(series.companyId(), series.residentId()))
                .chain(resident -> trusts.actingFor(resident, series.householdId()));
    }

    private static boolean isUntrusted(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.code().equals("household-not-trusting");
    }

    /** Whatever the rules say no to is told the household; what breaks is tried again. */
    private static boolean isClash(Throwable failure) {
        return failure instanceof Refusal;
    }
}
