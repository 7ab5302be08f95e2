package io.linli.marketplace.series;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.deadline.DeadlineHandler;
import io.linli.marketplace.deadline.Deadlines;
import io.linli.marketplace.deadline.Due;
import io.linli.marketplace.notice.NoticeFacts;
import io.linli.marketplace.notice.NoticeKind;
import io.linli.marketplace.notice.TellOne;

/**
 * Who was told that a visit of a series waits to be paid, and did not pay it, is told once more before it is given back. Of what is
 * paid, skipped or ended by then nothing is told. A message of it waits for the end of quiet hours, as all that is not urgent.
 */
@ApplicationScoped
class RemindToPay implements DeadlineHandler {

    static final String KIND = "series-pay-reminder";

    private final Tenancy tenancy;
    private final Bookings bookings;
    private final TellOne notices;
    private final Deadlines deadlines;
    private final SeriesSettings settings;
    private final Clock clock;

    RemindToPay(
            Tenancy tenancy,
            Bookings bookings,
            TellOne notices,
            Deadlines deadlines,
            SeriesSettings settings,
            Clock clock) {
        this.tenancy = tenancy;
        this.bookings = bookings;
        this.notices = notices;
        this.deadlines = deadlines;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Of a visit that is planned later than that, the first telling is enough. */
    Uni<Void> schedule(Booking booking) {
        var due = payUntil(booking).minus(settings.remindBefore());
        return due.isAfter(clock.instant())
                ? deadlines.set(KIND, booking.id(), booking.companyId(), due)
                : Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Outcome> act(List<Due> due) {
        var subjects = due.stream().map(Due::subject).toList();
        return bookings.byIds(subjects)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::remind)
                .collect()
                .asList()
                .call(() -> tenancy.cross("remind of visits to be paid"))
                .map(told -> Outcome.done(subjects));
    }

    private Uni<Void> remind(Booking booking) {
        var until = payUntil(booking);
        boolean open = booking.state() == Booking.State.HELD && until.isAfter(clock.instant());
        return open
                ? notices.tell(
                        booking.companyId(),
                        booking.residentId(),
                        NoticeKind.VISIT_SERIES_UNPAID,
                        booking.id(),
                        booking.id(),
                        NoticeFacts.none().with("back", booking.price()).with("payUntil", until.getEpochSecond()))
                : Uni.createFrom().voidItem();
    }

    private Instant payUntil(Booking booking) {
        return booking.startsAt().minus(settings.payBefore());
    }
}
