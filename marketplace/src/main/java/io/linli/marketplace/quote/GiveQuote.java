package io.linli.marketplace.quote;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.service.ServiceItems;
import io.linli.marketplace.paidvisit.VisitNews;

/**
 * A provider answers households that ask what something would cost. As long as the household said nothing, it may answer otherwise.
 *
 * <p>Refuses with: {@code quote-request-not-found} (also another provider's), {@code quote-request-over}, {@code
 * note-too-long}, and as below.
 */
@ApplicationScoped
public class GiveQuote {

    private static final int MOST = 200;
    private static final int LONGEST_NOTE = 500;
    private static final Duration LONGEST_VALID = Duration.ofDays(60);

    private final Tenancy tenancy;
    private final QuoteStore quotes;
    private final ServiceItems items;
    private final DomainEvents events;
    private final Clock clock;

    GiveQuote(Tenancy tenancy, QuoteStore quotes, ServiceItems items, DomainEvents events, Clock clock) {
        this.tenancy = tenancy;
        this.quotes = quotes;
        this.items = items;
        this.events = events;
        this.clock = clock;
    }

    /** What households asked, the last asked first, at most two hundred. */
    @WithTransaction
    public Uni<List<QuoteRequest>> list(UUID supplierId) {
        return tenancy.cross("quotes of a provider").chain(() -> quotes.ofProvider(supplierId, MOST));
    }

    @WithTransaction
    public Uni<QuoteRequest> get(UUID supplierId, UUID id) {
        return tenancy.cross("quotes of a provider")
                .chain(() -> quotes.find(id))
                .map(found -> require(supplierId, found));
    }

    /** Says a price. Refuses with: {@code quote-validity-invalid} (over, or more than sixty days). */
    @WithTransaction
    public Uni<QuoteRequest> give(UUID supplierId, UUID id, Quoted quoted, String note) {
        checkNote(note);
        var now = clock.instant();
        if (!quoted.validUntil().isAfter(now) || quoted.validUntil().isAfter(now.plus(LONGEST_VALID))) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "quote-validity-invalid", "A price is valid from now, for at most 60 days.");
        }
        return open(supplierId, id)
                .call(request -> items.get(request.serviceItemId())
                        .invoke(item -> Quoted.requireCurrency(
                                quoted.total(), item.price().currency())))
                .chain(request -> quotes.quote(id, quoted, note).chain(() -> tell(request, quoted)))
                .chain(() -> get(supplierId, id));
    }

    /** Does not do it. Refused again, nothing changes. */
    @WithTransaction
    public Uni<QuoteRequest> refuse(UUID supplierId, UUID id, String note) {
        checkNote(note);
        return get(supplierId, id)
                .chain(request -> request.state() == QuoteRequest.State.REFUSED
                        ? Uni.createFrom().item(request)
                        : open(supplierId, id)
                                .chain(() -> quotes.end(id, QuoteRequest.State.REFUSED, note))
                                .chain(() -> get(supplierId, id)));
    }

    private Uni<QuoteRequest> open(UUID supplierId, UUID id) {
        return tenancy.cross("quotes of a provider")
                .chain(() -> quotes.lock(id))
                .map(found -> require(supplierId, found))
                .invoke(request -> {
                    if (!request.open()) {
                        throw new Refusal(Refusal.Kind.CONFLICT, "quote-request-over", "This was answered for good.");
                    }
                });
    }

    /** The same price told again is no news. */
    private Uni<Void> tell(QuoteRequest request, Quoted quoted) {
        var cause = UUID.nameUUIDFromBytes((request.id() + " " + quoted.total() + " " + quoted.validUntil())
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return events.publish(new VisitNews(
                VisitNews.What.QUOTE_GIVEN,
                request.id(),
                request.companyId(),
                request.householdId(),
                request.residentId(),
                cause,
                Optional.of(quoted.total())));
    }

    private static QuoteRequest require(UUID supplierId, Optional<QuoteRequest> found) {
        return found.filter(request -> request.supplierId().equals(supplierId))
                .orElseThrow(() -> Refusal.notFound("quote-request"));
    }

    private static void checkNote(String note) {
        if (note.length() > LONGEST_NOTE) {
            throw new Refusal(Refusal.Kind.INVALID, "note-too-long", "A note has at most 500 characters.");
        }
    }
}
