package io.linli.marketplace.review;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.community.Resident;

/** Reads reviews. What is published of services, providers and technicians anybody may read, whichever company it came from. */
@ApplicationScoped
public class Reviews {

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private final Tenancy tenancy;
    private final Bookings bookings;
    private final ReviewStore store;

    Reviews(Tenancy tenancy, Bookings bookings, ReviewStore store) {
        this.tenancy = tenancy;
        this.bookings = bookings;
        this.store = store;
    }

    /** A visit and what was said of it, as far as this reader may know. */
    public record OfVisit(Booking visit, List<Review> reviews) {}

    /**
     * Published ones by residents, newest first. Refuses with: {@code bad-cursor}.
     *
     * @param cursor of an earlier page, null for the first
     */
    @WithTransaction
    public Uni<Slice<Review>> published(RatedKind kind, UUID subjectId, @Nullable String cursor, int limit) {
        return tenancy.cross("published reviews")
                .chain(() -> store.published(kind, subjectId, before(cursor), limit + 1))
                .map(found -> slice(found, limit));
    }

    /** For the operator: hidden ones, and those that were reported and not looked at. Refuses with: {@code bad-cursor}. */
    @WithTransaction
    public Uni<Slice<Review>> toLookAt(@Nullable String cursor, int limit) {
        return tenancy.cross("operator looks at reviews")
                .chain(() -> store.toLookAt(before(cursor), limit + 1))
                .map(found -> slice(found, limit));
    }

    /** Of an own visit: the own review, and the other side's when it is published. Refuses with: {@code visit-not-found}. */
    @WithTransaction
    public Uni<OfVisit> ofVisit(Resident resident, UUID bookingId) {
        return tenancy.enter(resident.companyId())
                .chain(() -> bookings.byIds(List.of(bookingId)))
                .map(found -> found.stream()
                        .filter(visit -> visit.residentId().equals(resident.id()))
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("visit")))
                .chain(visit -> seen(visit, Side.RESIDENT));
    }

    /** As above, of a visit the technician made. Refuses with: {@code visit-not-found}. */
    @WithTransaction
    public Uni<OfVisit> ofVisit(UUID technicianId, UUID bookingId) {
        return tenancy.cross("technician reads reviews of a visit")
                .chain(() -> bookings.byIds(List.of(bookingId)))
                .map(found -> found.stream()
                        .filter(visit -> visit.technicianId().equals(technicianId))
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("visit")))
                .chain(visit -> seen(visit, Side.TECHNICIAN));
    }

    private Uni<OfVisit> seen(Booking visit, Side own) {
        return store.ofVisit(visit.id())
                .map(both -> new OfVisit(
                        visit,
                        both.stream()
                                .filter(one -> one.side() == own || one.published())
                                .toList()));
    }

    private static UUID before(@Nullable String cursor) {
        return cursor == null ? AFTER_ALL : Cursor.id(cursor);
    }

    private static Slice<Review> slice(List<Review> found, int limit) {
        return Slice.of(found, limit, last -> Cursor.of(last.id()));
    }
}
