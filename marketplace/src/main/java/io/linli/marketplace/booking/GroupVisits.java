package io.linli.marketplace.booking;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/**
 * Visits that are part of a group-buy: each has the id of its seat and stands and falls with it, which the database sees to
 * when a transaction ends. Whoever changes the seat calls this in the same transaction, after it; ids that are no such visits
 * are passed over, and repeated calls change nothing more.
 */
@ApplicationScoped
public class GroupVisits {

    private static final String INSERT =
            """
            INSERT INTO marketplace.booking (id, company_id, community_id, household_id, resident_id, service_item_id,
                supplier_id, technician_id, starts_at, ends_at, price, currency, state, expires_at, created_at, campaign_id)
            VALUES (:id, :company, :community, :household, :resident, :item, :supplier, :technician, :starts, :ends, :price,
                :currency, 'HELD', :expires, :now, :campaign)""";

    private static final String CONFIRM =
            """
            UPDATE marketplace.booking SET state = 'CONFIRMED'
            WHERE id = :id AND state = 'HELD' AND campaign_id IS NOT NULL""";

    private static final String UNCONFIRM =
            """
            UPDATE marketplace.booking SET state = 'HELD', expires_at = :until
            WHERE id = ANY(:ids) AND state = 'CONFIRMED' AND campaign_id IS NOT NULL""";

    private static final String RELEASE =
            """
            UPDATE marketplace.booking SET state = 'RELEASED'
            WHERE id = ANY(:ids) AND state = 'HELD' AND campaign_id IS NOT NULL RETURNING id""";

    private static final String CANCEL =
            """
            UPDATE marketplace.booking SET state = 'CANCELLED'
            WHERE id = ANY(:ids) AND state = 'CONFIRMED' AND campaign_id IS NOT NULL RETURNING id""";

    private final SlotHolds slots;
    private final Clock clock;

    GroupVisits(SlotHolds slots, Clock clock) {
        this.slots = slots;
        this.clock = clock;
    }

    /** Takes any free technician's time. Refuses with what {@link SlotHolds} refuses with; nothing is held then. */
    @WithTransaction
    public Uni<Void> hold(GroupVisit wanted) {
        return slots.hold(new SlotRequest(
                        wanted.seatId(),
                        wanted.supplierId(),
                        null,
                        wanted.startsAt(),
                        wanted.endsAt(),
                        wanted.zone(),
                        wanted.slotUntil(),
                        wanted.needs()))
                .chain(held -> insert(wanted, held.technicianId()));
    }

    /**
     * Its seat is paid for, or a card stands for its money: the technician's time no longer lapses.
     *
     * @return false where somebody else has that time by now; the visit is given back then
     */
    @WithTransaction
    public Uni<Boolean> confirm(UUID seatId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CONFIRM)
                        .setParameter("id", seatId)
                        .executeUpdate())
                .chain(confirmed -> confirmed == 0 ? Uni.createFrom().item(false) : confirmSlot(seatId));
    }

    /** The card that stood for their money does so no longer; the technicians' time stays taken meanwhile. */
    @WithTransaction
    public Uni<Void> unconfirm(Collection<UUID> seatIds, Instant until) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UNCONFIRM)
                        .setParameter("until", utc(until))
                        .setParameter("ids", seatIds.toArray(UUID[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Given back unpaid; the technicians are free again. */
    @WithTransaction
    public Uni<Void> release(Collection<UUID> seatIds) {
        return end(RELEASE, seatIds);
    }

    /** Their money goes back; the technicians are free again. */
    @WithTransaction
    public Uni<Void> cancel(Collection<UUID> seatIds) {
        return end(CANCEL, seatIds);
    }

    private Uni<Boolean> confirmSlot(UUID seatId) {
        return slots.confirm(seatId).replaceWith(true).onFailure(Refusal.class).recoverWithUni(() -> unconfirm(
                        List.of(seatId), clock.instant())
                .chain(() -> release(List.of(seatId)))
                .replaceWith(false));
    }

    private Uni<Void> end(String statement, Collection<UUID> seatIds) {
        if (seatIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(statement)
                        .setParameter("ids", seatIds.toArray(UUID[]::new))
                        .getResultList())
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(slots::release)
                .collect()
                .last();
    }

    private Uni<Void> insert(GroupVisit wanted, UUID technicianId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", wanted.seatId())
                        .setParameter("company", wanted.companyId())
                        .setParameter("community", wanted.communityId())
                        .setParameter("household", wanted.householdId())
                        .setParameter("resident", wanted.residentId())
                        .setParameter("item", wanted.serviceItemId())
                        .setParameter("supplier", wanted.supplierId())
                        .setParameter("technician", technicianId)
                        .setParameter("starts", utc(wanted.startsAt()))
                        .setParameter("ends", utc(wanted.endsAt()))
                        .setParameter("price", wanted.price().amount())
                        .setParameter("currency", wanted.price().currency().getCurrencyCode())
                        .setParameter("expires", utc(wanted.expiresAt()))
                        .setParameter("now", utc(clock.instant()))
                        .setParameter("campaign", wanted.campaignId())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
