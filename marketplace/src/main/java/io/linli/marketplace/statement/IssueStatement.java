package io.linli.marketplace.statement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.statement.StatementStore.Begun;
import io.linli.marketplace.statement.StatementStore.Period;

/** Tells a party's months, in order, each once. */
@ApplicationScoped
public class IssueStatement {

    private static final Logger LOG = Logger.getLogger(IssueStatement.class);
    private static final String USE_CASE = "issue-statement";

    private final StatementStore store;
    private final Statements statements;
    private final PartyNames names;
    private final StatementSettings settings;
    private final Tenancy tenancy;
    private final Clock clock;

    IssueStatement(
            StatementStore store,
            Statements statements,
            PartyNames names,
            StatementSettings settings,
            Tenancy tenancy,
            Clock clock) {
        this.store = store;
        this.statements = statements;
        this.names = names;
        this.settings = settings;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * The statement of a month that is over; earlier months that are not told yet are told before it. Asking again answers with
     * the same statement. Each month is a transaction of its own.
     *
     * <p>Refuses with: {@code period-open}, {@code party-not-found} (nothing was ever booked for it in that currency),
     * {@code nothing-to-state} (the month has no movement and no balance).
     */
    public Uni<Statement> issue(StatedAccounts accounts, YearMonth month) {
        var asked = new StatementMonth(month, settings.timeZone());
        if (!asked.isOver(clock.instant())) {
            return Uni.createFrom().failure(stillOpen(asked));
        }
        if (accounts.party().kind() == PartyKind.PLATFORM) {
            return Uni.createFrom().failure(Refusal.notFound("party"));
        }
        return issueUpTo(accounts, asked)
                .chain(() -> statements.find(accounts, month))
                .map(found -> found.orElseThrow(() -> nothingToState(asked)));
    }

    /** Tells a party's months up to this one. Refuses with: {@code party-not-found}. */
    Uni<Void> issueUpTo(StatedAccounts accounts, StatementMonth last) {
        return names.of(accounts.party())
                .chain(name -> Multi.createBy()
                        .repeating()
                        .uni(() -> next(accounts, name, last))
                        .whilst(told -> told.isBefore(last.endsAt()))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    /** @return until when the party's months are told now */
    private Uni<Instant> next(StatedAccounts accounts, LocalizedText name, StatementMonth last) {
        return Panache.withTransaction(() -> tenancy.cross(USE_CASE)
                .chain(() -> store.lock(accounts))
                .chain(() -> store.begun(accounts))
                .chain(begun -> next(accounts, name, begun, last)));
    }

    private Uni<Instant> next(StatedAccounts accounts, LocalizedText name, Begun begun, StatementMonth last) {
        if (!begun.known()) {
            return Uni.createFrom().failure(Refusal.notFound("party"));
        }
        var closed = begun.closedUntil();
        if (closed.isPresent() && !closed.get().isBefore(last.endsAt())) {
            return Uni.createFrom().item(closed.get());
        }
        var period = period(accounts, begun, last);
        return tell(period, name)
                .chain(() -> store.close(accounts, period.to()))
                .replaceWith(period.to());
    }

    /** The month behind the last that was told; at first the month of the first movement. */
    private static Period period(StatedAccounts accounts, Begun begun, StatementMonth last) {
        var zone = last.zone();
        var month = begun.closedUntil()
                .or(() -> begun.firstBookedAt().filter(first -> first.isBefore(last.endsAt())))
                .map(moment -> StatementMonth.of(moment, zone))
                .orElse(last);
        return new Period(accounts, month, begun.closedUntil().orElse(month.startsAt()), month.endsAt());
    }

    private Uni<Void> tell(Period period, LocalizedText name) {
        var id = Ids.next();
        return store.copyLines(id, period).chain(lines -> store.standing(period)
                .chain(standing -> lines == 0 && standing.isNothing()
                        ? Uni.createFrom().voidItem()
                        : write(id, period, name, standing, lines)));
    }

    private Uni<Void> write(UUID id, Period period, LocalizedText name, StandingBalance standing, int lines) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return store.moved(id, period)
                .map(moved -> StatementTotals.upTo(standing.total(), moved))
                .chain(totals -> store.number(period)
                        .call(number -> store.issue(id, number, name, period, totals, standing, lines, now)))
                .invoke(number -> LOG.infof("statement %s is issued: %d lines", number, lines))
                .replaceWithVoid();
    }

    private static Refusal stillOpen(StatementMonth month) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "period-open",
                "The month is not over yet: its statement can be issued when it is.",
                Map.of("month", month.month().toString(), "endsAt", month.endsAt()));
    }

    private static Refusal nothingToState(StatementMonth month) {
        return new Refusal(
                Refusal.Kind.UNPROCESSABLE,
                "nothing-to-state",
                "Nothing moved in that month and nothing was owed: it has no statement.",
                Map.of("month", month.month().toString()));
    }
}
