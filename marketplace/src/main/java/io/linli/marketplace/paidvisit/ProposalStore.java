package io.linli.marketplace.paidvisit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Proposals of other times, in the database. Needs a transaction inside a tenancy. */
@ApplicationScoped
class ProposalStore {

    private static final String INSERT =
            """
            INSERT INTO marketplace.visit_proposal (id, company_id, booking_id, supplier_id, starts_at, technician_id, note,
                state, proposed_at)
            VALUES (:id, :company, :booking, :supplier, :starts, cast(cast(:technician AS text) AS uuid), :note, 'OPEN', :now)
            ON CONFLICT (id) DO NOTHING""";

    private static final String SELECT =
            """
            SELECT id, company_id, booking_id, supplier_id, starts_at, technician_id, note, state, proposed_at
            FROM marketplace.visit_proposal WHERE\s""";

    private static final String BY_ID = SELECT + "id = :id";

    private static final String OPEN_OF = SELECT + "booking_id = ANY(:bookings) AND state = 'OPEN'";

    private static final String ANSWER =
            """
            UPDATE marketplace.visit_proposal SET state = :state, answered_at = :now WHERE id = :id AND state = 'OPEN'""";

    private static final String CLOSE =
            """
            UPDATE marketplace.visit_proposal SET state = 'WITHDRAWN', answered_at = :now
            WHERE booking_id = :booking AND state = 'OPEN' AND id <> :keep""";

    Uni<Void> insert(VisitProposal proposal) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", proposal.id())
                        .setParameter("company", proposal.companyId())
                        .setParameter("booking", proposal.bookingId())
                        .setParameter("supplier", proposal.supplierId())
                        .setParameter("starts", utc(proposal.startsAt()))
                        .setParameter(
                                "technician",
                                proposal.technicianId().map(UUID::toString).orElse(null))
                        .setParameter("note", proposal.note())
                        .setParameter("now", utc(proposal.proposedAt()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Optional<VisitProposal>> find(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BY_ID, Tuple.class)
                        .setParameter("id", id)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(ProposalStore::proposal));
    }

    /** At most one for each booking. */
    Uni<List<VisitProposal>> openOf(Collection<UUID> bookingIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OPEN_OF, Tuple.class)
                        .setParameter("bookings", bookingIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream().map(ProposalStore::proposal).toList());
    }

    /** @return whether it was open */
    Uni<Boolean> answer(UUID id, VisitProposal.State state, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ANSWER)
                        .setParameter("state", state.name())
                        .setParameter("now", utc(now))
                        .setParameter("id", id)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** Whatever else is open about the booking is so no longer. */
    Uni<Void> close(UUID bookingId, UUID keep, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLOSE)
                        .setParameter("now", utc(now))
                        .setParameter("booking", bookingId)
                        .setParameter("keep", keep)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static VisitProposal proposal(Tuple row) {
        return new VisitProposal(
                row.get("id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("booking_id", UUID.class),
                row.get("supplier_id", UUID.class),
                row.get("starts_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("technician_id", UUID.class)),
                row.get("note", String.class),
                VisitProposal.State.valueOf(row.get("state", String.class)),
                row.get("proposed_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
