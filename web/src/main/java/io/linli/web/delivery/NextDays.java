package io.linli.web.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.delivery.DeliveryDays;
import io.linli.catalog.delivery.DeliveryTerms;
import io.linli.catalog.delivery.NextDelivery;
import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.community.Community;

/** The next day of delivery of goods, where a visitor looks. */
@ApplicationScoped
public class NextDays {

    private final DeliveryDays days;
    private final Clock clock;

    NextDays(DeliveryDays days, Clock clock) {
        this.days = days;
        this.clock = clock;
    }

    /**
     * What holds in one community at one moment.
     *
     * @param terms of the suppliers that sell there
     */
    public record Here(Map<UUID, Optional<DeliveryTerms>> terms, Instant now, ZoneId zone) {

        /** Where no community is looked at nobody sells. */
        public static final Here NOWHERE = new Here(Map.of(), Instant.EPOCH, ZoneOffset.UTC);

        public boolean sells(UUID supplierId) {
            return terms.containsKey(supplierId);
        }

        /** Whether any supplier says when it comes. */
        public boolean promises() {
            return terms.values().stream().anyMatch(Optional::isPresent);
        }

        public NextDelivery of(OfferListing offer) {
            return of(offer.supplierId(), offer.handling().deliveryDays());
        }

        /** Of goods of a supplier; nothing is promised by one that does not sell here. */
        public NextDelivery of(UUID supplierId, Set<DayOfWeek> goodsDays) {
            return sells(supplierId)
                    ? NextDelivery.of(goodsDays, terms.get(supplierId), now, zone)
                    : new NextDelivery.Unsaid();
        }
    }

    public Uni<Here> in(Community community) {
        return days.inCommunity(community.id()).map(terms -> new Here(terms, clock.instant(), community.zone()));
    }
}
