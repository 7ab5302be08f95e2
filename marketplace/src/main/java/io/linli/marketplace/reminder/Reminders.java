package io.linli.marketplace.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.deadline.DeadlineHandler;

/** One handler a reminder. */
@ApplicationScoped
class Reminders {

    private final Bookings bookings;
    private final Communities communities;
    private final TellOfVisit tell;
    private final Clock clock;

    Reminders(Bookings bookings, Communities communities, TellOfVisit tell, Clock clock) {
        this.bookings = bookings;
        this.communities = communities;
        this.tell = tell;
        this.clock = clock;
    }

    @Produces
    @Singleton
    DeadlineHandler eveningBefore() {
        return handler(Reminder.EVENING_BEFORE);
    }

    @Produces
    @Singleton
    DeadlineHandler soon() {
        return handler(Reminder.SOON);
    }

    @Produces
    @Singleton
    DeadlineHandler afterwards() {
        return handler(Reminder.AFTERWARDS);
    }

    private DeadlineHandler handler(Reminder reminder) {
        return new RemindOfVisits(reminder, bookings, communities, tell, clock);
    }
}
