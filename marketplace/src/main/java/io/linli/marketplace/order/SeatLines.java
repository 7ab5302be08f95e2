package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.background.MicroBatches.Answer;
import io.linli.catalog.kernel.Ids;
import io.linli.marketplace.campaign.SeatHold;

/** Puts seats that are held into the open carts of their residents. Needs a transaction inside the company's tenancy. */
@ApplicationScoped
class SeatLines {

    private static final String OPEN_CARTS =
            """
            INSERT INTO marketplace.cart (id, company_id, resident_id, state, created_at)
            SELECT w.id, :company, w.resident, 'OPEN', :now
            FROM unnest(cast(:ids AS uuid[]), cast(:residents AS uuid[])) AS w(id, resident)
            ON CONFLICT (resident_id) WHERE state = 'OPEN' DO NOTHING""";

    /** A cart that is being checked out at this moment is waited for, and is none of these then. */
    private static final String LOCK_CARTS =
            """
            SELECT resident_id, id FROM marketplace.cart WHERE resident_id = ANY(:residents) AND state = 'OPEN'
            ORDER BY id FOR UPDATE""";

    /** As many as the carts have room for, in the order given. */
    private static final String ADD =
            """
            INSERT INTO marketplace.cart_line (id, company_id, cart_id, join_id, quantity)
            SELECT id, :company, cart, seat, quantity FROM (
                SELECT w.*, row_number() OVER (PARTITION BY cart ORDER BY place) AS number
                FROM unnest(cast(:ids AS uuid[]), cast(:carts AS uuid[]), cast(:seats AS uuid[]),
                    cast(:quantities AS bigint[])) WITH ORDINALITY AS w(id, cart, seat, quantity, place)
                WHERE NOT EXISTS (SELECT FROM marketplace.cart_line line WHERE line.join_id = w.seat)) AS fresh
            WHERE number + (SELECT count(*) FROM marketplace.cart_line line WHERE line.cart_id = fresh.cart) <= :most
            RETURNING join_id, cart_id, id""";

    private static final String FIND =
            "SELECT join_id, cart_id, id FROM marketplace.cart_line WHERE join_id = ANY(:seats)";

    private final Clock clock;

    SeatLines(Clock clock) {
        this.clock = clock;
    }

    /** The open carts of these residents of one company, by resident, locked until the caller's transaction ends. */
    Uni<Map<UUID, UUID>> openCarts(UUID companyId, Collection<UUID> residentIds) {
        var residents = residentIds.stream().distinct().sorted().toArray(UUID[]::new);
        return Panache.getSession().chain(session -> lockCarts(session, residents)
                .chain(carts -> carts.size() == residents.length
                        ? Uni.createFrom().item(carts)
                        : open(session, companyId, residents).chain(() -> lockCarts(session, residents))));
    }

    private Uni<Integer> open(Mutiny.Session session, UUID companyId, UUID[] residents) {
        return session.createNativeQuery(OPEN_CARTS)
                .setParameter("company", companyId)
                .setParameter("now", utc(clock.instant()))
                .setParameter("ids", fresh(residents.length))
                .setParameter("residents", residents)
                .executeUpdate();
    }

    private static Uni<Map<UUID, UUID>> lockCarts(Mutiny.Session session, UUID[] residents) {
        return session.createNativeQuery(LOCK_CARTS, Object[].class)
                .setParameter("residents", residents)
                .getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (UUID) row[1])));
    }

    /**
     * A seat that has its line keeps it. Each is refused with {@code cart-full}, or with {@code hold-expired} where it is no
     * longer held and has no line.
     *
     * @param seats of residents of this company
     * @param carts their open carts, locked
     */
    Uni<List<Answer<SeatLine>>> add(UUID companyId, List<SeatHold> seats, Map<UUID, UUID> carts) {
        var held = seats.stream()
                .filter(seat -> seat.state() == SeatHold.State.HELD)
                .toList();
        return Panache.getSession()
                .chain(session -> add(session, companyId, held, carts).chain(added -> withOld(session, seats, added)))
                .map(lines -> seats.stream().map(seat -> answer(seat, lines)).toList());
    }

    private static Uni<Map<UUID, Object[]>> add(
            Mutiny.Session session, UUID companyId, List<SeatHold> held, Map<UUID, UUID> carts) {
        return held.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session.createNativeQuery(ADD, Object[].class)
                        .setParameter("company", companyId)
                        .setParameter("ids", fresh(held.size()))
                        .setParameter("carts", ids(held, seat -> cart(carts, seat)))
                        .setParameter("seats", ids(held, SeatHold::id))
                        .setParameter(
                                "quantities", held.stream().map(SeatHold::upTo).toArray(Long[]::new))
                        .setParameter("most", CartRules.MOST_LINES)
                        .getResultList()
                        .map(SeatLines::bySeat);
    }

    /** The lines just added, and those that other seats have from before. */
    private static Uni<Map<UUID, Object[]>> withOld(
            Mutiny.Session session, List<SeatHold> seats, Map<UUID, Object[]> added) {
        var others =
                seats.stream().filter(seat -> !added.containsKey(seat.id())).toList();
        return others.isEmpty()
                ? Uni.createFrom().item(added)
                : session.createNativeQuery(FIND, Object[].class)
                        .setParameter("seats", ids(others, SeatHold::id))
                        .getResultList()
                        .map(SeatLines::bySeat)
                        .invoke(lines -> lines.putAll(added));
    }

    private static Map<UUID, Object[]> bySeat(List<Object[]> rows) {
        return rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], Function.identity()));
    }

    private static Answer<SeatLine> answer(SeatHold seat, Map<UUID, Object[]> lines) {
        var line = lines.get(seat.id());
        if (line != null) {
            return Answer.of(new SeatLine((UUID) line[1], (UUID) line[2], seat));
        }
        return Answer.refused(
                seat.state() == SeatHold.State.HELD
                        ? CartRules.full()
                        : CartRules.refusal(CartLine.Obstacle.HOLD_EXPIRED));
    }

    private static UUID cart(Map<UUID, UUID> carts, SeatHold seat) {
        @Nullable UUID cart = carts.get(seat.residentId());
        if (cart == null) {
            throw new IllegalStateException("the cart of " + seat.residentId() + " was checked out meanwhile");
        }
        return cart;
    }

    private static UUID[] ids(List<SeatHold> seats, Function<SeatHold, UUID> id) {
        return seats.stream().map(id).toArray(UUID[]::new);
    }

    private static UUID[] fresh(int number) {
        var ids = new UUID[number];
        Arrays.setAll(ids, i -> Ids.next());
        return ids;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
