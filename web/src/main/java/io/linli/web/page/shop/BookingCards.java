package io.linli.web.page.shop;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.catalog.supplier.SupplierProfile;
import io.linli.catalog.supplier.Suppliers;
import io.linli.fulfillment.schedule.Technician;
import io.linli.fulfillment.schedule.Technicians;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.community.Household;
import io.linli.marketplace.community.Households;
import io.linli.marketplace.paidvisit.Visit;
import io.linli.web.identity.Actors;

/** Puts names to booked visits. */
@ApplicationScoped
public class BookingCards {

    private static final String ORDER =
            """
            SELECT o.id FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
            JOIN marketplace.order_group g ON g.id = o.group_id
            WHERE l.booking_id = :booking AND l.extra_work_id IS NULL AND g.resident_id = :resident
            ORDER BY o.id DESC LIMIT 1""";

    private final Actors actors;
    private final ServiceItems items;
    private final Suppliers suppliers;
    private final Technicians technicians;
    private final Households households;

    BookingCards(
            Actors actors, ServiceItems items, Suppliers suppliers, Technicians technicians, Households households) {
        this.actors = actors;
        this.items = items;
        this.suppliers = suppliers;
        this.technicians = technicians;
        this.households = households;
    }

    /** In the order given, without homes and orders. */
    @WithTransaction
    public Uni<List<BookingCard>> of(List<Booking> bookings) {
        if (bookings.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return items.byIds(ids(bookings, Booking::serviceItemId)).chain(services -> suppliers
                .byIds(ids(bookings, Booking::supplierId))
                .chain(providers -> technicians
                        .byIds(ids(bookings, Booking::technicianId))
                        .map(team -> cards(bookings, services, providers, team))));
    }

    /** For a resident, with home and order. */
    @WithTransaction
    public Uni<BookingCard> of(Visit visit) {
        var booking = visit.booking();
        return of(List.of(booking)).map(cards -> cards.get(0)).chain(card -> households
                .get(booking.companyId(), booking.householdId())
                .chain(home -> order(booking).map(order -> with(card, home, order))));
    }

    private Uni<Optional<UUID>> order(Booking booking) {
        return actors.resident()
                .chain(resident -> Panache.getSession().chain(session -> session.<UUID>createNativeQuery(ORDER)
                        .setParameter("booking", booking.id())
                        .setParameter("resident", resident.residentId())
                        .getSingleResultOrNull()))
                .map(Optional::ofNullable);
    }

    private static BookingCard with(BookingCard card, Household home, Optional<UUID> order) {
        return new BookingCard(
                card.booking(),
                card.service(),
                card.provider(),
                card.technician(),
                home.building() + " · " + home.entrance() + " · " + home.unit(),
                order.orElse(null));
    }

    private static List<BookingCard> cards(
            List<Booking> bookings, List<ServiceItem> items, List<SupplierProfile> providers, List<Technician> team) {
        Map<UUID, ServiceItem> itemById = items.stream().collect(toMap(ServiceItem::id, identity()));
        Map<UUID, SupplierProfile> providerById = providers.stream().collect(toMap(SupplierProfile::id, identity()));
        Map<UUID, String> nameById = team.stream().collect(toMap(Technician::id, Technician::displayName));
        return bookings.stream()
                .map(booking -> new BookingCard(
                        booking,
                        itemById.get(booking.serviceItemId()).name(),
                        providerById.get(booking.supplierId()).name(),
                        nameById.getOrDefault(booking.technicianId(), ""),
                        null,
                        null))
                .toList();
    }

    private static List<UUID> ids(List<Booking> bookings, Function<Booking, UUID> id) {
        return bookings.stream().map(id).distinct().toList();
    }
}
