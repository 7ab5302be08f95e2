package io.linli.marketplace.statement;

import static io.linli.marketplace.statement.StatementDifference.figure;
import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.AccountKind;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.statement.StatementDifference.Subject;
import io.linli.marketplace.statement.StatementDifference.Value;

/** Computes a statement again, from the first posting of the party on, and compares it with what was issued. */
@ApplicationScoped
public class RecomputeStatement {

    private static final String DIGEST =
            """
            SELECT s.digest = marketplace.statement_digest(s) FROM marketplace.statement s WHERE s.id = :id
            """;

    /** From the postings alone: the balances that are kept have no part in it. */
    private static final String STANDING =
            """
            SELECT a.kind, cast(a.currency AS text) AS currency, cast(-sum(p.amount) AS bigint) AS amount
            FROM marketplace.ledger_account a JOIN marketplace.posting p ON p.account_id = a.id
            WHERE a.party_kind = :kind AND a.party_id = :party AND a.currency = cast(:currency AS char(3))
                AND p.booked_at < cast(:before AS timestamptz)
            GROUP BY a.kind, a.currency
            """;

    private static final String MOVEMENTS =
            """
            marketplace.party_movements(:kind, cast(:party AS uuid), cast(:currency AS text), cast(:from AS timestamptz),
                cast(:to AS timestamptz))""";

    private static final String MOVED = "SELECT m.kind, cast(:currency AS text) AS currency,"
            + " cast(sum(m.amount) AS bigint) AS amount FROM " + MOVEMENTS + " AS m GROUP BY m.kind";

    private static final String LINES =
            """
            SELECT l.position, coalesce(l.entry_id, m.entry_id) AS entry_id, coalesce(l.order_id, m.order_id) AS order_id,
                coalesce(l.line_id, m.line_id) AS line_id, cast(:currency AS text) AS currency, l.kind AS stated_kind,
                l.booked_at AS stated_at, l.amount AS stated, m.kind AS recomputed_kind, m.booked_at AS recomputed_at,
                m.amount AS recomputed
            FROM (SELECT * FROM marketplace.statement_line WHERE statement_id = :id) AS l
            FULL JOIN %s AS m ON m.entry_id = l.entry_id
                AND coalesce(m.order_id, m.entry_id) = coalesce(l.order_id, l.entry_id)
                AND coalesce(m.line_id, m.entry_id) = coalesce(l.line_id, l.entry_id)
            WHERE l.entry_id IS NULL OR m.entry_id IS NULL
                OR (l.kind, l.booked_at, l.amount) IS DISTINCT FROM (m.kind, m.booked_at, m.amount)
            ORDER BY l.position NULLS LAST, m.booked_at, m.entry_id LIMIT :limit
            """
                    .formatted(MOVEMENTS);

    private final Statements statements;
    private final Tenancy tenancy;
    private final Clock clock;

    RecomputeStatement(Statements statements, Tenancy tenancy, Clock clock) {
        this.statements = statements;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Changes nothing. Refuses with: {@code statement-not-found}, also for another party's. */
    @WithTransaction
    public Uni<StatementVerification> recompute(StatementViewer viewer, String number) {
        return statements
                .get(viewer, number)
                .call(() -> tenancy.cross("recompute-statement"))
                .chain(statement -> digestMatches(statement.id()).chain(matches -> differences(statement)
                        .map(found -> StatementVerification.of(statement, clock.instant(), matches, found))));
    }

    private static Uni<Boolean> digestMatches(UUID id) {
        return Panache.getSession().chain(session -> session.<Boolean>createNativeQuery(DIGEST)
                .setParameter("id", id)
                .getSingleResult());
    }

    private static Uni<List<StatementDifference>> differences(Statement statement) {
        return Panache.getSession().chain(session -> figures(session, statement)
                .chain(found -> lines(session, statement).map(lines -> {
                    found.addAll(lines);
                    return found;
                })));
    }

    private static Uni<List<StatementDifference>> figures(Mutiny.Session session, Statement statement) {
        return standing(session, statement, statement.startsAt().atOffset(ZoneOffset.UTC))
                .chain(before -> standing(session, statement, statement.endsAt().atOffset(ZoneOffset.UTC))
                        .chain(after ->
                                moved(session, statement).map(moved -> compare(statement, before, after, moved))));
    }

    private static Uni<StandingBalance> standing(Mutiny.Session session, Statement statement, OffsetDateTime before) {
        return session.createNativeQuery(STANDING, Tuple.class)
                .setParameter("kind", statement.party().kind().name())
                .setParameter("party", statement.party().id())
                .setParameter("currency", statement.currency().getCurrencyCode())
                .setParameter("before", before)
                .getResultList()
                .map(rows -> StandingBalance.of(
                        rows.stream()
                                .collect(toMap(
                                        row -> AccountKind.valueOf(row.get("kind", String.class)),
                                        row -> StatementRows.money(row, "amount"))),
                        statement.currency()));
    }

    private static Uni<Map<EntryKind, Money>> moved(Mutiny.Session session, Statement statement) {
        return ofPeriod(session.createNativeQuery(MOVED, Tuple.class), statement)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(toMap(
                                row -> EntryKind.valueOf(row.get("kind", String.class)),
                                row -> StatementRows.money(row, "amount"))));
    }

    private static Uni<List<StatementDifference>> lines(Mutiny.Session session, Statement statement) {
        return ofPeriod(session.createNativeQuery(LINES, Tuple.class), statement)
                .setParameter("id", statement.id())
                .setParameter("limit", StatementVerification.MOST + 1)
                .getResultList()
                .map(rows -> rows.stream().map(RecomputeStatement::line).toList());
    }

    private static Mutiny.SelectionQuery<Tuple> ofPeriod(Mutiny.SelectionQuery<Tuple> query, Statement statement) {
        return query.setParameter("kind", statement.party().kind().name())
                .setParameter("party", statement.party().id())
                .setParameter("currency", statement.currency().getCurrencyCode())
                .setParameter("from", statement.startsAt().atOffset(ZoneOffset.UTC))
                .setParameter("to", statement.endsAt().atOffset(ZoneOffset.UTC));
    }

    /** A ledger that was changed may not add up: then opening and closing differ as they are, each from its postings. */
    private static List<StatementDifference> compare(
            Statement statement, StandingBalance before, StandingBalance after, Map<EntryKind, Money> moved) {
        var totals = statement.totals();
        var recomputed = StatementTotals.upTo(after.total(), moved);
        var all = new ArrayList<>(List.of(figure(Subject.OPENING, totals.opening(), before.total())));
        Arrays.stream(StatementCategory.values())
                .map(category -> figure(Subject.valueOf(category.name()), totals.of(category), recomputed.of(category)))
                .forEach(all::add);
        all.add(figure(Subject.CLOSING, totals.closing(), after.total()));
        var standing = statement.standing();
        all.add(figure(Subject.PENDING, standing.pending(), after.pending()));
        all.add(figure(Subject.PAYABLE, standing.payable(), after.payable()));
        all.add(figure(Subject.RECEIVABLE, standing.receivable(), after.receivable()));
        all.add(figure(Subject.IN_TRANSIT, standing.inTransit(), after.inTransit()));
        all.removeIf(one -> Objects.equals(one.stated(), one.recomputed()));
        return all;
    }

    private static StatementDifference line(Tuple row) {
        var stated = value(row, "stated");
        var recomputed = value(row, "recomputed");
        var subject =
                stated == null ? Subject.LINE_ADDED : recomputed == null ? Subject.LINE_MISSING : Subject.LINE_CHANGED;
        return new StatementDifference(
                subject,
                row.get("position", Integer.class),
                row.get("entry_id", UUID.class),
                row.get("order_id", UUID.class),
                row.get("line_id", UUID.class),
                stated,
                recomputed);
    }

    private static @Nullable Value value(Tuple row, String side) {
        return row.get(side, Long.class) == null
                ? null
                : new Value(
                        StatementRows.money(row, side),
                        row.get(side + "_kind", String.class),
                        StatementRows.moment(row, side + "_at"));
    }
}
