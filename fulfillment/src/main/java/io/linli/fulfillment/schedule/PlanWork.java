package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;

/**
 * A provider says when its technicians work. What is booked already stays booked: visits that no longer lie in working time
 * are named by {@link WorkPlans}, to be moved.
 *
 * <p>Every call refuses with {@code technician-not-found}, also for another provider's technician.
 */
@ApplicationScoped
public class PlanWork {

    private static final int LONGEST_NAME = 60;

    /** How far ahead anything may be planned. */
    private static final int FURTHEST_DAYS = 800;

    private static final String EXCEPTIONS = "shift_exception";
    private static final String ABSENCES = "absence";

    private final PlanStore plans;
    private final Clock clock;

    PlanWork(PlanStore plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    /** From now on these are the hours of every week, and no others. */
    @WithTransaction
    public Uni<Void> week(UUID supplierId, UUID technicianId, Week week) {
        return own(supplierId, technicianId, () -> plans.replaceWeek(technicianId, week));
    }

    /**
     * One day is different.
     *
     * <p>Refuses with: {@code day-over}, {@code day-too-far}, {@code exception-invalid} (no hours, where it is not a day off),
     * {@code exception-overlaps} (another of the same kind on that day).
     */
    @WithTransaction
    public Uni<DayException> except(
            UUID supplierId, UUID technicianId, LocalDate day, DayException.Kind kind, Optional<Hours> hours) {
        checkDay(day);
        if (hours.isEmpty() && kind != DayException.Kind.OFF) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "exception-invalid",
                    "Hours of work need a start and an end; a day off none.");
        }
        var exception = new DayException(Ids.next(), day, kind, hours);
        return own(supplierId, technicianId, () -> plans.except(technicianId, exception))
                .map(written -> written(exception, written, "exception-overlaps"));
    }

    /** The day is as any other again. Refuses with: {@code exception-not-found}. */
    @WithTransaction
    public Uni<Void> unexcept(UUID supplierId, UUID technicianId, UUID exceptionId) {
        return own(supplierId, technicianId, () -> plans.remove(EXCEPTIONS, technicianId, exceptionId))
                .map(removed -> found(removed, "exception"));
    }

    /**
     * Somebody is away for whole days. Refuses with: {@code day-over}, {@code day-too-far}, {@code absence-invalid} (ends
     * before it begins), {@code absence-overlaps}.
     *
     * @param last included
     */
    @WithTransaction
    public Uni<Absence> away(UUID supplierId, UUID technicianId, Absence.Kind kind, LocalDate first, LocalDate last) {
        checkDay(last);
        if (last.isBefore(first)) {
            throw new Refusal(Refusal.Kind.INVALID, "absence-invalid", "The last day away is before the first.");
        }
        var absence = new Absence(Ids.next(), kind, first, last);
        return own(supplierId, technicianId, () -> plans.away(technicianId, absence))
                .map(written -> written(absence, written, "absence-overlaps"));
    }

    /** Somebody is not away after all. Refuses with: {@code absence-not-found}. */
    @WithTransaction
    public Uni<Void> back(UUID supplierId, UUID technicianId, UUID absenceId) {
        return own(supplierId, technicianId, () -> plans.remove(ABSENCES, technicianId, absenceId))
                .map(removed -> found(removed, "absence"));
    }

    /**
     * On this day weekly shifts of all the provider's technicians do not count; said again it changes the name. Refuses with:
     * {@code day-over}, {@code day-too-far}, {@code day-name-invalid} (1 to 60 characters).
     */
    @WithTransaction
    public Uni<Void> close(UUID supplierId, LocalDate day, String name) {
        checkDay(day);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new Refusal(Refusal.Kind.INVALID, "day-name-invalid", "A closed day's name has 1 to 60 characters.");
        }
        return plans.close(supplierId, day, name.strip());
    }

    /** The day is as any other again, also where it was. */
    @WithTransaction
    public Uni<Void> open(UUID supplierId, LocalDate day) {
        return plans.open(supplierId, day);
    }

    private <T> Uni<T> own(UUID supplierId, UUID technicianId, Supplier<Uni<T>> work) {
        return plans.lock(supplierId, technicianId)
                .chain(found -> found ? work.get() : Uni.createFrom().failure(Refusal.notFound("technician")));
    }

    /** Yesterday by UTC is today somewhere. */
    private void checkDay(LocalDate day) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (day.isBefore(today.minusDays(1))) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, "day-over", "This day is over.");
        }
        if (day.isAfter(today.plusDays(FURTHEST_DAYS))) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "day-too-far",
                    "Nothing is planned more than " + FURTHEST_DAYS + " days ahead.");
        }
    }

    private static <T> T written(T what, boolean written, String code) {
        if (!written) {
            throw new Refusal(Refusal.Kind.CONFLICT, code, "There is one already at that time.");
        }
        return what;
    }

    private static Void found(boolean removed, String what) {
        if (!removed) {
            throw Refusal.notFound(what);
        }
        return null;
    }
}
