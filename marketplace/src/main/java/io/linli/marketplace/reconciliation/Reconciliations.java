package io.linli.marketplace.reconciliation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.kernel.Tenancy;

/** Asks for runs, for an operator or by the calendar, and reads what they and the bank's files brought. */
@ApplicationScoped
public class Reconciliations {

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);
    private static final String CALENDAR = "calendar";

    private final RunStore runs;
    private final ExceptionStore exceptions;
    private final BankStore bank;
    private final Tenancy tenancy;
    private final ReconciliationSettings settings;
    private final Clock clock;

    Reconciliations(
            RunStore runs,
            ExceptionStore exceptions,
            BankStore bank,
            Tenancy tenancy,
            ReconciliationSettings settings,
            Clock clock) {
        this.runs = runs;
        this.exceptions = exceptions;
        this.bank = bank;
        this.tenancy = tenancy;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Asks for a run; it is done within seconds, after those asked for before. Refuses with: {@code window-invalid}.
     *
     * @param from what happened before is left out; empty for as far back as anything may still be waited for
     * @param to empty for whatever there is
     * @param by who asks
     */
    @WithTransaction
    public Uni<ReconciliationRun> request(Optional<Instant> from, Optional<Instant> to, String by) {
        var now = clock.instant();
        var begin = from.orElse(now.minus(settings.lookBack()));
        if (begin.isAfter(now) || to.filter(end -> !end.isAfter(begin)).isPresent()) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "window-invalid", "A window begins in the past and ends after it begins.");
        }
        var id = Ids.next();
        return tenancy.cross("the operator's reconciliation")
                .chain(() -> runs.request(id, Optional.empty(), by, begin, to, now))
                .chain(() -> runs.find(id))
                .map(Optional::orElseThrow);
    }

    /** The calendar's run, once a day; the database lets one instance ask for it. */
    @Scheduled(
            every = "${linli.reconciliation.daily-look:5m}",
            delayed = "20s",
            identity = "daily-reconciliation",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> daily() {
        var now = clock.instant().atZone(settings.zone());
        return now.toLocalTime().isBefore(settings.dailyAt())
                ? Uni.createFrom().voidItem()
                : Panache.withTransaction(() -> requestOf(now.toLocalDate(), now.toInstant()));
    }

    private Uni<Void> requestOf(LocalDate day, Instant now) {
        var begin = now.minus(settings.lookBack());
        return tenancy.cross("daily-reconciliation")
                .chain(() -> runs.has(day))
                .chain(known -> known
                        ? Uni.createFrom().voidItem()
                        : runs.request(Ids.next(), Optional.of(day), CALENDAR, begin, Optional.empty(), now)
                                .replaceWithVoid());
    }

    /** Refuses with: {@code reconciliation-not-found}. */
    @WithTransaction
    public Uni<ReconciliationRun> get(UUID id) {
        return tenancy.cross("the operator's reconciliation")
                .chain(() -> runs.find(id))
                .map(found -> found.orElseThrow(() -> Refusal.notFound("reconciliation")));
    }

    /** Newest first. Refuses with: {@code bad-cursor}. */
    @WithTransaction
    public Uni<Slice<ReconciliationRun>> list(@Nullable String cursor, int limit) {
        var before = cursor == null ? AFTER_ALL : Cursor.id(cursor);
        return tenancy.cross("the operator's reconciliation")
                .chain(() -> runs.page(before, limit + 1))
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }

    /** Refuses with: {@code exception-not-found}. */
    @WithTransaction
    public Uni<ReconciliationException> exception(UUID id) {
        return tenancy.cross("the operator's reconciliation")
                .chain(() -> exceptions.find(id))
                .map(found -> found.orElseThrow(() -> Refusal.notFound("exception")));
    }

    /**
     * Newest first. Refuses with: {@code bad-cursor}.
     *
     * @param subject the odd one, what it was compared under, or the provider's object; empty for all
     */
    @WithTransaction
    public Uni<Slice<ReconciliationException>> exceptions(
            Optional<ExceptionState> state,
            Optional<ExceptionKind> kind,
            Optional<String> subject,
            @Nullable String cursor,
            int limit) {
        var before = cursor == null ? AFTER_ALL : Cursor.id(cursor);
        return tenancy.cross("the operator's reconciliation")
                .chain(() -> exceptions.page(before, state, kind, subject, limit + 1))
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }

    /** The files taken in last, newest first. */
    @WithTransaction
    public Uni<List<BankFile>> bankFiles(int limit) {
        return tenancy.cross("the operator's reconciliation").chain(() -> bank.latest(limit));
    }

    /** To which day the bank's files reach; empty before the first. */
    @WithTransaction
    public Uni<Optional<LocalDate>> bankToldTo() {
        return tenancy.cross("the operator's reconciliation").chain(bank::toldTo);
    }
}
