package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;

/**
 * Calendars that say when technicians are busy elsewhere; no slot is offered then. Only when somebody is busy is kept of them
 * apart from the file itself, which is read again every day because the horizon moves on.
 *
 * <p>Every call refuses with {@code technician-not-found}, also for another provider's technician.
 */
@ApplicationScoped
public class BusyCalendars {

    private static final Logger LOG = Logger.getLogger(BusyCalendars.class);
    private static final int MOST = 5;
    private static final int BATCH = 20;
    private static final int LONGEST_NAME = 60;
    private static final Duration BEHIND = Duration.ofDays(1);
    private static final Duration AHEAD = Duration.ofDays(FreeSlots.HORIZON_DAYS + FreeSlots.MOST_DAYS + 2L);
    private static final Duration FILE_AGAIN_AFTER = Duration.ofDays(1);

    private final PlanStore plans;
    private final PlanReads reads;
    private final BusyCalendarStore calendars;
    private final CalendarAddress address;
    private final ScheduleSettings settings;
    private final Vertx vertx;
    private final Clock clock;

    BusyCalendars(
            PlanStore plans,
            PlanReads reads,
            BusyCalendarStore calendars,
            CalendarAddress address,
            ScheduleSettings settings,
            Vertx vertx,
            Clock clock) {
        this.plans = plans;
        this.reads = reads;
        this.calendars = calendars;
        this.address = address;
        this.settings = settings;
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * A calendar from a file. Refuses with: {@code calendar-name-invalid}, {@code calendar-invalid}, {@code
     * calendar-too-large}, {@code time-zone-unknown}, {@code calendars-too-many} (more than {@value #MOST}).
     *
     * @return its id
     */
    public Uni<UUID> upload(UUID supplierId, UUID technicianId, String name, String content) {
        checkName(name);
        return zone(supplierId, technicianId)
                .chain(zone -> busy(content, zone))
                .chain(busy -> add(supplierId, technicianId, name, null, content, busy));
    }

    /**
     * A calendar from an address, read now and again and again. Refuses as {@link #upload} does and with: {@code
     * calendar-address-invalid}, {@code calendar-unreachable}.
     *
     * @return its id
     */
    public Uni<UUID> subscribe(UUID supplierId, UUID technicianId, String name, String calendarAddress) {
        checkName(name);
        return zone(supplierId, technicianId)
                .chain(zone -> address.read(calendarAddress).chain(content -> busy(content, zone)
                        .chain(busy -> add(supplierId, technicianId, name, calendarAddress.strip(), content, busy))));
    }

    /** It says nothing any more. Refuses with: {@code calendar-not-found}. */
    @WithTransaction
    public Uni<Void> remove(UUID supplierId, UUID technicianId, UUID calendarId) {
        return plans.lock(supplierId, technicianId)
                .invoke(BusyCalendars::refuseUnknown)
                .chain(() -> calendars.remove(technicianId, calendarId))
                .map(removed -> {
                    if (!removed) {
                        throw Refusal.notFound("calendar");
                    }
                    return null;
                });
    }

    @Scheduled(
            every = "${linli.schedule.calendars-every:5m}",
            delayed = "${linli.schedule.calendars-every:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> readAgain() {
        return readDue().replaceWithVoid();
    }

    /** Reads calendars whose time has come; each is another instance's meanwhile. @return how many */
    public Uni<Integer> readDue() {
        var now = clock.instant();
        return Panache.withTransaction(() -> calendars.claim(now, now.plus(settings.readAgainAfter()), BATCH))
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(this::read)
                        .collect()
                        .last()
                        .replaceWith(due.size()));
    }

    private Uni<Void> read(BusyCalendarStore.Due due) {
        var content = due.address().map(address::read).orElseGet(() -> Uni.createFrom()
                .item(() -> due.content().orElse("")));
        return content.chain(text -> busy(text, due.zone()).chain(busy -> keep(due.id(), text, busy, again(due))))
                .onFailure()
                .recoverWithUni(failure ->
                        Panache.withTransaction(() -> calendars.fail(due.id(), code(due, failure), again(due))))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "calendar %s cannot even be marked as unreadable", due.id()))
                .onFailure()
                .recoverWithNull();
    }

    /** One calendar that cannot be read keeps nobody from reading the others, whatever is wrong with it. */
    private static String code(BusyCalendarStore.Due due, Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal.code();
        }
        LOG.warnf(failure, "calendar %s cannot be read", due.id());
        return "calendar-unreadable";
    }

    private Uni<Void> keep(UUID calendarId, String content, List<TimeRange> busy, Instant next) {
        return Panache.withTransaction(() -> calendars.keep(calendarId, content, busy, clock.instant(), next));
    }

    private Uni<UUID> add(
            UUID supplierId,
            UUID technicianId,
            String name,
            @Nullable String calendarAddress,
            String content,
            List<TimeRange> busy) {
        var now = clock.instant();
        var next = now.plus(calendarAddress == null ? FILE_AGAIN_AFTER : settings.readAgainAfter());
        return Panache.withTransaction(() -> plans.lock(supplierId, technicianId)
                .invoke(BusyCalendars::refuseUnknown)
                .chain(() -> calendars.of(technicianId))
                .invoke(BusyCalendars::refuseMore)
                .chain(() -> calendars.add(technicianId, name.strip(), calendarAddress, content, next))
                .call(id -> calendars.keep(id, content, busy, now, next)));
    }

    private Uni<ZoneId> zone(UUID supplierId, UUID technicianId) {
        return Panache.withSession(() -> reads.team(supplierId)).map(team -> team.stream()
                .filter(one -> one.id().equals(technicianId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("technician"))
                .terms()
                .zone());
    }

    /** Away from the event loop: a file may be long, and recur often. */
    private Uni<List<TimeRange>> busy(String content, ZoneId zone) {
        var now = clock.instant();
        var horizon = new TimeRange(now.minus(BEHIND), now.plus(AHEAD));
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(() -> CalendarFile.busy(content, zone, horizon))
                        .toCompletionStage());
    }

    private Instant again(BusyCalendarStore.Due due) {
        return clock.instant().plus(due.address().isEmpty() ? FILE_AGAIN_AFTER : settings.readAgainAfter());
    }

    private static void checkName(String name) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "calendar-name-invalid", "A calendar's name has 1 to 60 characters.");
        }
    }

    private static void refuseUnknown(boolean found) {
        if (!found) {
            throw Refusal.notFound("technician");
        }
    }

    private static void refuseMore(List<BusyCalendar> there) {
        if (there.size() >= MOST) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "calendars-too-many", "A technician has at most " + MOST + " calendars.");
        }
    }
}
