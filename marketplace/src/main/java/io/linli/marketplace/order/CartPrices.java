package io.linli.marketplace.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.delivery.DeliveryDays;
import io.linli.catalog.delivery.DeliveryTerms;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.catalog.supplier.SupplierProfile;
import io.linli.catalog.supplier.Suppliers;
import io.linli.marketplace.bill.Bill;
import io.linli.marketplace.bill.PayableBills;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignItem;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.campaign.SeatHold;
import io.linli.marketplace.campaign.Seats;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.PropertyCompanies;

/** Reads what a cart's lines are about and prices them. Needs a transaction inside the resident's tenancy. */
@ApplicationScoped
class CartPrices {

    private final Offers offers;
    private final Suppliers suppliers;
    private final ServiceItems items;
    private final Categories categories;
    private final Seats seats;
    private final Campaigns campaigns;
    private final Bookings bookings;
    private final PayableBills bills;
    private final PropertyCompanies companies;
    private final DeliveryDays deliveries;
    private final Communities communities;
    private final Clock clock;

    CartPrices(
            Offers offers,
            Suppliers suppliers,
            ServiceItems items,
            Categories categories,
            Seats seats,
            Campaigns campaigns,
            Bookings bookings,
            PayableBills bills,
            PropertyCompanies companies,
            DeliveryDays deliveries,
            Communities communities,
            Clock clock) {
        this.offers = offers;
        this.suppliers = suppliers;
        this.items = items;
        this.categories = categories;
        this.seats = seats;
        this.campaigns = campaigns;
        this.bookings = bookings;
        this.bills = bills;
        this.companies = companies;
        this.deliveries = deliveries;
        this.communities = communities;
        this.clock = clock;
    }

    Uni<List<CartLine>> price(List<CartLineRow> rows, UUID communityId) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var found = new Found();
        return seats.byIds(ids(rows, row -> row.joinId))
                .invoke(seats -> found.seats = seats)
                .chain(() -> campaigns.byIds(ids(found.seats, SeatHold::campaignId)))
                .invoke(campaigns -> found.campaigns = campaigns)
                .chain(() -> offers.byIds(offerIds(rows, found.campaigns)))
                .invoke(offers -> found.offers = offers)
                .chain(() -> services(rows, found))
                .chain(() -> billed(rows, found))
                .chain(() -> deliveries.inCommunity(communityId))
                .invoke(serving -> found.serving = serving)
                .chain(() -> communities.get(communityId))
                .map(community -> found.priceList(community.zone(), clock))
                .map(list -> rows.stream().map(list::price).toList());
    }

    private Uni<Void> services(List<CartLineRow> rows, Found found) {
        return bookings.byIds(visits(rows, found.seats))
                .invoke(bookings -> found.bookings = bookings)
                .chain(bookings -> bookings.isEmpty() ? Uni.createFrom().voidItem() : itemsOf(bookings, found));
    }

    private Uni<Void> itemsOf(List<Booking> booked, Found found) {
        return items.byIds(ids(booked, Booking::serviceItemId))
                .invoke(items -> found.items = items)
                .chain(() -> suppliers.byIds(ids(booked, Booking::supplierId)))
                .invoke(suppliers -> found.suppliers = suppliers)
                .chain(() -> categories.ancestries(ids(found.items, ServiceItem::categoryId)))
                .invoke(ancestries -> found.ancestries = ancestries)
                .replaceWithVoid();
    }

    private Uni<Void> billed(List<CartLineRow> rows, Found found) {
        return bills.byIds(ids(rows, row -> row.billId))
                .invoke(bills -> found.bills = bills)
                .chain(bills -> bills.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : companies
                                .get(bills.get(0).companyId())
                                .invoke(company -> found.companyName = company.name())
                                .replaceWithVoid());
    }

    /** Booked alone, or with a seat of a group-buy. */
    private static List<UUID> visits(List<CartLineRow> rows, List<SeatHold> seats) {
        var ids = new ArrayList<>(ids(rows, row -> row.bookingId));
        seats.stream().filter(SeatHold::ofVisit).map(SeatHold::id).forEach(ids::add);
        return ids;
    }

    private static List<UUID> offerIds(List<CartLineRow> rows, List<Campaign> campaigns) {
        var ids = new ArrayList<>(ids(rows, row -> row.offerId));
        campaigns.forEach(campaign -> ids.addAll(ids(campaign.terms().items(), CampaignItem::offerId)));
        return ids;
    }

    private static <T> List<UUID> ids(Collection<T> things, Function<T, UUID> id) {
        return things.stream().map(id).filter(Objects::nonNull).distinct().toList();
    }

    /** What was read so far, one kind after the other: one session, one stream. */
    private static final class Found {
        private List<SeatHold> seats = List.of();
        private List<Campaign> campaigns = List.of();
        private List<OfferListing> offers = List.of();
        private List<Booking> bookings = List.of();
        private List<ServiceItem> items = List.of();
        private List<SupplierProfile> suppliers = List.of();
        private Map<UUID, List<CategoryNode>> ancestries = Map.of();
        private List<Bill> bills = List.of();
        private Map<UUID, Optional<DeliveryTerms>> serving = Map.of();
        private LocalizedText companyName = LocalizedText.same("");

        private PriceList priceList(ZoneId zone, Clock clock) {
            return new PriceList(
                    PriceList.byId(offers, OfferListing::offerId),
                    PriceList.byId(seats, SeatHold::id),
                    PriceList.byId(campaigns, campaign -> campaign.terms().id()),
                    PriceList.byId(bookings, Booking::id),
                    PriceList.byId(items, ServiceItem::id),
                    PriceList.byId(suppliers, SupplierProfile::id),
                    ancestries,
                    PriceList.byId(bills, Bill::id),
                    companyName,
                    serving,
                    zone,
                    clock.instant());
        }
    }
}
