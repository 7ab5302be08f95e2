package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.service.Quote;
import io.linli.marketplace.booking.BookRequest;
import io.linli.marketplace.booking.BookVisit;
import io.linli.marketplace.booking.Booking;

/**
 * Books a visit and orders it, past the cart: the time is held and the order waits to be paid, both or neither.
 *
 * <p>A replay of the same key answers with the first. Refuses with what {@link BookVisit} and {@link PlaceVisit} refuse with.
 */
@ApplicationScoped
public class OrderVisit {

    private final Tenancy tenancy;
    private final BookVisit book;
    private final PlaceVisit place;

    OrderVisit(Tenancy tenancy, BookVisit book, PlaceVisit place) {
        this.tenancy = tenancy;
        this.book = book;
        this.place = place;
    }

    /** A visit that is held, and the order it waits for. */
    public record Ordered(Booking booking, PlacedOrder order) {}

    /** At the price of what is chosen. */
    @WithTransaction
    public Uni<Ordered> order(BookRequest request) {
        return tenancy.enter(request.resident().companyId())
                .chain(() -> book.book(request))
                .chain(booking -> place(request, booking));
    }

    /** At a price that was agreed before. */
    @WithTransaction
    public Uni<Ordered> order(BookRequest request, Quote.Priced agreed) {
        return tenancy.enter(request.resident().companyId())
                .chain(() -> book.book(request, agreed))
                .chain(booking -> place(request, booking));
    }

    private Uni<Ordered> place(BookRequest request, Booking booking) {
        return place.visit(request.resident(), booking, Optional.empty()).map(order -> new Ordered(booking, order));
    }
}
