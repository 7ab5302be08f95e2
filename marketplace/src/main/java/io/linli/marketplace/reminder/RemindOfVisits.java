package io.linli.marketplace.reminder;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.deadline.DeadlineHandler;
import io.linli.marketplace.deadline.Due;

/** Reminds of the visits whose moment has come. */
class RemindOfVisits implements DeadlineHandler {

    private final Reminder reminder;
    private final Bookings bookings;
    private final Communities communities;
    private final TellOfVisit tell;
    private final Clock clock;

    RemindOfVisits(Reminder reminder, Bookings bookings, Communities communities, TellOfVisit tell, Clock clock) {
        this.reminder = reminder;
        this.bookings = bookings;
        this.communities = communities;
        this.tell = tell;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return reminder.deadline();
    }

    @Override
    public Uni<Outcome> act(List<Due> due) {
        var subjects = due.stream().map(Due::subject).toList();
        var now = clock.instant();
        return bookings.byIds(subjects)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(booking -> remind(booking, now))
                .collect()
                .asList()
                .map(told -> Outcome.done(subjects));
    }

    private Uni<Void> remind(Booking booking, Instant now) {
        return communities
                .get(booking.communityId())
                .chain(place -> reminder.holds(booking, place.zone(), now)
                        ? tell.remind(booking, reminder)
                        : Uni.createFrom().voidItem());
    }
}
