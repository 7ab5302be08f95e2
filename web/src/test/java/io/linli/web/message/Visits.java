package io.linli.web.message;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Ids;
import io.linli.marketplace.booking.CompleteVisit;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

/** Paid visits without the way there, at any time, also one that is over. */
@ApplicationScoped
public class Visits {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Shopping shopping;
    private final CompleteVisit complete;
    private final OwnContext own;

    Visits(Shopping shopping, CompleteVisit complete, OwnContext own) {
        this.shopping = shopping;
        this.complete = complete;
        this.own = own;
    }

    /** A car wash of an hour by technician-01, paid. */
    public UUID paid(int resident, Instant startsAt) {
        return paid(resident, startsAt, Neighbourhood.CAR_WASH, Neighbourhood.PROVIDER_01, Neighbourhood.technician(1));
    }

    public UUID paid(int resident, Instant startsAt, UUID item, UUID provider, UUID technician) {
        var who = Neighbourhood.residentAt(resident);
        var id = Ids.next();
        shopping.run(
                """
                INSERT INTO marketplace.booking (id, company_id, community_id, household_id, resident_id, service_item_id,
                    supplier_id, technician_id, starts_at, ends_at, price, currency, state, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, cast(? AS timestamptz), cast(? AS timestamptz) + interval '1 hour', 4800, 'CNY',
                    'CONFIRMED', now())""",
                id,
                who.companyId(),
                who.communityId(),
                who.householdId(),
                who.id(),
                item,
                provider,
                technician,
                startsAt.atOffset(ZoneOffset.UTC),
                startsAt.atOffset(ZoneOffset.UTC));
        return id;
    }

    /** Made: it began two hours ago. */
    public UUID done(int resident) {
        var visit = paid(resident, Instant.now().minusSeconds(7_200));
        finish(resident, visit);
        return visit;
    }

    public void finish(int resident, UUID visit) {
        in(() -> complete.complete(Neighbourhood.residentAt(resident).companyId(), visit));
    }

    /** Of a reminder, so that it is due at once. */
    public void due(UUID visit, String kind) {
        shopping.run(
                """
                UPDATE marketplace.deadline SET due_at = now() - interval '1 second', next_at = now() - interval '1 second'
                WHERE subject = ? AND kind = ?""",
                visit,
                kind);
    }

    public long deadlines(UUID visit) {
        return shopping.number(
                "SELECT count(*) FROM marketplace.deadline WHERE subject = ? AND kind LIKE 'visit-%'", visit);
    }

    /** Noon of the day so many from today, where the community is. */
    public static Instant noon(int days) {
        return LocalDate.now(ZONE).plusDays(days).atTime(12, 0).atZone(ZONE).toInstant();
    }

    private <T> T in(Supplier<Uni<T>> work) {
        return own.run(work).await().atMost(Shopping.PATIENCE);
    }
}
