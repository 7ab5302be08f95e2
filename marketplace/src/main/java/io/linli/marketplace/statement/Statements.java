package io.linli.marketplace.statement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;

/**
 * Reads statements as they were issued; nothing is computed. A property company reads under its own tenancy; suppliers', leaders'
 * and the operator's reading crosses tenants by name, and a supplier's or leader's is limited to its own.
 */
@ApplicationScoped
public class Statements {

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private static final String MINE =
            """
             (cast(:kind AS text) IS NULL OR s.party_kind = cast(:kind AS text))
            AND (cast(:party AS uuid) IS NULL OR s.party_id = cast(:party AS uuid))
            AND (cast(:company AS uuid) IS NULL OR s.party_kind = 'PROPERTY_COMPANY' AND s.party_id = cast(:company AS uuid)
                OR s.party_kind = 'OWNERS_FUND' AND s.party_id IN (SELECT c.id FROM marketplace.community c
                    WHERE c.company_id = cast(:company AS uuid)))
            """;

    private static final String LIST = "SELECT " + StatementRows.COLUMNS + " FROM marketplace.statement s WHERE " + MINE
            + " AND s.id < :before ORDER BY s.id DESC LIMIT :limit";

    private static final String ONE = "SELECT " + StatementRows.COLUMNS + " FROM marketplace.statement s WHERE " + MINE
            + " AND s.number = :number";

    private static final String OF_MONTH = "SELECT " + StatementRows.COLUMNS
            + """
             FROM marketplace.statement s WHERE s.party_kind = :kind AND s.party_id = :party
                AND s.currency = cast(:currency AS char(3)) AND s.month = :month
            """;

    private static final String LINES =
            """
            SELECT l.position, l.entry_id, l.booked_at, l.kind, l.order_id, l.line_id, l.amount,
                cast(s.currency AS text) AS currency
            FROM marketplace.statement_line l JOIN marketplace.statement s ON s.id = l.statement_id
            WHERE l.statement_id = :id AND l.position > :after ORDER BY l.position LIMIT :limit
            """;

    private static final String DAYS =
            """
            SELECT cast(l.booked_at AT TIME ZONE s.time_zone AS date) AS day, cast(s.currency AS text) AS currency,
                cast(coalesce(sum(l.amount) FILTER (WHERE l.amount > 0), 0) AS bigint) AS moved_in,
                cast(coalesce(sum(l.amount) FILTER (WHERE l.amount < 0), 0) AS bigint) AS moved_out,
                count(*) AS lines
            FROM marketplace.statement_line l JOIN marketplace.statement s ON s.id = l.statement_id
            WHERE l.statement_id = :id GROUP BY 1, 2 ORDER BY 1
            """;

    private final Tenancy tenancy;

    Statements(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Newest first. Refuses with: {@code bad-cursor}. */
    @WithTransaction
    public Uni<Slice<Statement>> list(StatementViewer viewer, Optional<String> cursor, int limit) {
        var before = cursor.map(Cursor::id).orElse(AFTER_ALL);
        return enter(viewer)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(LIST, Tuple.class)
                        .setParameter("kind", kind(viewer))
                        .setParameter("party", party(viewer))
                        .setParameter("company", company(viewer))
                        .setParameter("before", before)
                        .setParameter("limit", limit + 1)
                        .getResultList())
                .map(rows -> rows.stream().map(StatementRows::statement).toList())
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }

    /** Refuses with: {@code statement-not-found}, also for another party's. */
    @WithTransaction
    public Uni<Statement> get(StatementViewer viewer, String number) {
        return enter(viewer)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(ONE, Tuple.class)
                        .setParameter("kind", kind(viewer))
                        .setParameter("party", party(viewer))
                        .setParameter("company", company(viewer))
                        .setParameter("number", number)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(StatementRows::statement)
                        .orElseThrow(() -> Refusal.notFound("statement")));
    }

    /**
     * Lines of a statement that its viewer was given.
     *
     * @param after only those behind this position; 0 for all
     */
    @WithTransaction
    public Uni<List<StatementLine>> lines(Statement statement, int after, int limit) {
        return tenancy.cross("statement-lines")
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(LINES, Tuple.class)
                        .setParameter("id", statement.id())
                        .setParameter("after", after)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(StatementRows::line).toList());
    }

    /** What each day moved of a statement that its viewer was given; days without movement are left out. */
    @WithTransaction
    public Uni<List<DayTotal>> days(Statement statement) {
        return tenancy.cross("statement-days")
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(DAYS, Tuple.class)
                        .setParameter("id", statement.id())
                        .getResultList())
                .map(rows -> rows.stream().map(Statements::day).toList());
    }

    /** The one statement of a month; empty when it was not issued. */
    @WithTransaction
    Uni<Optional<Statement>> find(StatedAccounts accounts, YearMonth month) {
        return tenancy.cross("issued-statement")
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(OF_MONTH, Tuple.class)
                        .setParameter("kind", accounts.party().kind().name())
                        .setParameter("party", accounts.party().id())
                        .setParameter("currency", accounts.currency().getCurrencyCode())
                        .setParameter("month", month.atDay(1))
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(StatementRows::statement));
    }

    private Uni<Void> enter(StatementViewer viewer) {
        if (viewer instanceof StatementViewer.OfPropertyCompany company) {
            return tenancy.enter(company.companyId());
        }
        return tenancy.cross(viewer instanceof StatementViewer.OfParty ? "own-statements" : "all-statements");
    }

    private static @Nullable String kind(StatementViewer viewer) {
        return viewer.only().map(Party::kind).map(PartyKind::name).orElse(null);
    }

    private static @Nullable UUID party(StatementViewer viewer) {
        return viewer.only().map(Party::id).orElse(null);
    }

    private static @Nullable UUID company(StatementViewer viewer) {
        return viewer instanceof StatementViewer.OfPropertyCompany company ? company.companyId() : null;
    }

    private static DayTotal day(Tuple row) {
        return new DayTotal(
                row.get("day", LocalDate.class),
                StatementRows.money(row, "moved_in"),
                StatementRows.money(row, "moved_out"),
                row.get("lines", Long.class));
    }
}
