package io.linli.marketplace.quote;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.service.Pricing;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.marketplace.booking.BookRequest;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.order.OrderVisit;

/**
 * A household asks what something would cost, and says yes or no to the answer.
 *
 * <p>Refuses with: {@code quote-request-not-found} (also another household's), and as below.
 */
@ApplicationScoped
public class AskQuote {

    private static final int LONGEST_WISH = 1_000;
    private static final int MOST = 100;

    private final Tenancy tenancy;
    private final QuoteStore quotes;
    private final ServiceItems items;
    private final Bookings bookings;
    private final OrderVisit orders;
    private final Clock clock;

    AskQuote(
            Tenancy tenancy,
            QuoteStore quotes,
            ServiceItems items,
            Bookings bookings,
            OrderVisit orders,
            Clock clock) {
        this.tenancy = tenancy;
        this.quotes = quotes;
        this.items = items;
        this.bookings = bookings;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Asks. A repeated key asks nothing more. Refuses with: {@code wish-invalid}, {@code service-not-offered}, {@code
     * quote-not-needed} (its price is known).
     *
     * @param key made by the client: becomes the request's id
     */
    @WithTransaction
    public Uni<QuoteRequest> ask(Resident resident, UUID key, UUID serviceItemId, String wish) {
        if (wish.isBlank() || wish.length() > LONGEST_WISH) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "wish-invalid", "Say what you need, in at most 1000 characters.");
        }
        return tenancy.enter(resident.companyId())
                .chain(() -> items.inCommunity(resident.communityId()))
                .map(offered -> pick(offered, serviceItemId))
                .chain(item -> quotes.insert(request(resident, key, item, wish)))
                .chain(() -> own(resident, key));
    }

    /** Those of the household, the last asked first, at most a hundred. */
    @WithTransaction
    public Uni<List<QuoteRequest>> list(Resident resident) {
        return tenancy.enter(resident.companyId()).chain(() -> quotes.ofHousehold(resident.householdId(), MOST));
    }

    @WithTransaction
    public Uni<QuoteRequest> get(Resident resident, UUID id) {
        return tenancy.enter(resident.companyId()).chain(() -> own(resident, id));
    }

    /**
     * Yes: a time is held and ordered at the price that was told. A repeated key answers with the first order.
     *
     * <p>Refuses with: {@code quote-not-given}, {@code quote-expired}, {@code quote-accepted} (by a visit that is held or paid), and
     * what {@link OrderVisit} refuses with.
     *
     * @param key made by the client: becomes the booking's id
     */
    @WithTransaction
    public Uni<OrderVisit.Ordered> accept(BookRequest wanted, UUID id) {
        var resident = wanted.resident();
        return tenancy.enter(resident.companyId())
                .chain(() -> quotes.lock(id))
                .map(found -> require(resident, found))
                .call(this::requireQuoted)
                .call(quote -> requireFree(quote, wanted.key()))
                .chain(quote -> orders.order(of(wanted, quote), quote.quoted().orElseThrow().priced()))
                .call(ordered -> quotes.accept(id, ordered.booking().id()));
    }

    /** No; or no more interest in an answer. Said again, nothing changes. Refuses with: {@code quote-accepted}. */
    @WithTransaction
    public Uni<QuoteRequest> decline(Resident resident, UUID id) {
        return tenancy.enter(resident.companyId())
                .chain(() -> quotes.lock(id))
                .map(found -> require(resident, found))
                .invoke(AskQuote::requireNotAccepted)
                .chain(quote -> quotes.end(
                        id,
                        quote.state() == QuoteRequest.State.ASKED
                                ? QuoteRequest.State.WITHDRAWN
                                : QuoteRequest.State.DECLINED,
                        quote.note()))
                .chain(() -> own(resident, id));
    }

    private static BookRequest of(BookRequest wanted, QuoteRequest quote) {
        return new BookRequest(
                wanted.key(),
                wanted.resident(),
                quote.serviceItemId(),
                wanted.startsAt(),
                wanted.technicianId(),
                wanted.choice());
    }

    private Uni<Void> requireQuoted(QuoteRequest quote) {
        if (quote.quoted().isEmpty()
                || quote.state() != QuoteRequest.State.QUOTED && quote.state() != QuoteRequest.State.ACCEPTED) {
            throw conflict("quote-not-given", "There is no price to say yes to.");
        }
        if (!quote.quoted().get().validUntil().isAfter(clock.instant())) {
            throw conflict("quote-expired", "This price is not valid any more: ask again.");
        }
        return Uni.createFrom().voidItem();
    }

    /** Where the visit it was accepted by was given back unpaid, it may be accepted once more. */
    private Uni<Void> requireFree(QuoteRequest quote, UUID key) {
        return bookings.byIds(quote.bookingId().map(List::of).orElse(List.of())).invoke(found -> found.stream()
                        .filter(booking -> !booking.id().equals(key)
                                && booking.state() != Booking.State.RELEASED)
                        .findAny()
                        .ifPresent(booking -> {
                            throw conflict("quote-accepted", "You said yes to this before.");
                        }))
                .replaceWithVoid();
    }

    private Uni<QuoteRequest> own(Resident resident, UUID id) {
        return quotes.find(id).map(found -> require(resident, found));
    }

    private static QuoteRequest require(Resident resident, Optional<QuoteRequest> found) {
        return found.filter(quote -> quote.householdId().equals(resident.householdId()))
                .orElseThrow(() -> Refusal.notFound("quote-request"));
    }

    private static void requireNotAccepted(QuoteRequest quote) {
        if (quote.state() == QuoteRequest.State.ACCEPTED) {
            throw conflict("quote-accepted", "You said yes to this before: give the visit up instead.");
        }
    }

    private QuoteRequest request(Resident resident, UUID key, ServiceItem item, String wish) {
        return new QuoteRequest(
                key,
                resident.companyId(),
                resident.communityId(),
                resident.householdId(),
                resident.id(),
                item.supplierId(),
                item.id(),
                wish,
                QuoteRequest.State.ASKED,
                clock.instant(),
                Optional.empty(),
                "",
                Optional.empty());
    }

    private static ServiceItem pick(List<ServiceItem> offered, @Nullable UUID itemId) {
        var item = offered.stream()
                .filter(one -> one.id().equals(itemId))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "service-not-offered",
                        "Nobody offers this service in your community."));
        if (!(item.terms().pricing() instanceof Pricing.QuoteFirst)) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "quote-not-needed",
                    "The price of this service is known: book it right away.");
        }
        return item;
    }

    private static Refusal conflict(String code, String message) {
        return new Refusal(Refusal.Kind.CONFLICT, code, message);
    }
}
