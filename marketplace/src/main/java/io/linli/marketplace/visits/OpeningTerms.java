package io.linli.marketplace.visits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.ServiceItem;
import io.linli.marketplace.campaign.CampaignItem;
import io.linli.marketplace.campaign.CampaignTerms;
import io.linli.marketplace.campaign.PriceTiers;
import io.linli.marketplace.campaign.Threshold;
import io.linli.marketplace.campaign.VisitDay;

/**
 * What terms a group-buy of visits may have. Pure.
 *
 * @param zone the community's local time
 * @param daysAhead at most
 */
record OpeningTerms(VisitsRequest request, ServiceItem service, ZoneId zone, Instant now, int daysAhead) {

    private static final int MOST_BUILDINGS = 200;

    Instant dayBegins() {
        return request.day().atStartOfDay(zone).toInstant();
    }

    Instant opensAt() {
        return request.opensAt() == null ? now : request.opensAt();
    }

    /** All have the same visit at a time of their own. Refuses with: {@code service-has-choices}. */
    void checkService() {
        if (!service.terms().plain() || service.visit().windowMinutes() > 0) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "service-has-choices",
                    "A service with choices, or with windows of arrival, is booked by each household alone.");
        }
    }

    /** Refuses with: {@code visit-day-invalid} with the facts {@code earliest} and {@code latest}. */
    void checkDay() {
        var earliest = LocalDate.ofInstant(now, zone).plusDays(1);
        var latest = earliest.plusDays(daysAhead - 1L);
        if (request.day().isBefore(earliest) || request.day().isAfter(latest)) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "visit-day-invalid",
                    "The day of the visits is from tomorrow to " + daysAhead + " days ahead.",
                    Map.of("earliest", earliest.toString(), "latest", latest.toString()));
        }
    }

    /** Refuses with: {@code building-not-found}, {@code campaign-terms-invalid} (too many). */
    void checkBuildings(Set<UUID> ofCommunity) {
        check(request.buildingIds().size() <= MOST_BUILDINGS, "buildingIds");
        if (!ofCommunity.containsAll(request.buildingIds())) {
            throw Refusal.notFound("building");
        }
    }

    /**
     * Refuses with: {@code campaign-terms-invalid} with the fact {@code field}, {@code price-above-offer}, {@code
     * visits-above-calendar} with the facts {@code field} and {@code most}, and as {@link PriceTiers#of} does.
     *
     * @param most visits that the technicians can make that day
     */
    CampaignTerms terms(long most) {
        checkPrice(request.price());
        check(request.threshold() >= 1, "threshold");
        request.cap().ifPresent(cap -> check(cap >= 1, "cap"));
        checkCalendar(request.cap().orElse(1L), most, "cap");
        long cap = request.cap().orElse(most);
        checkCalendar(request.threshold(), cap, "threshold");
        return new CampaignTerms(
                request.key(),
                request.companyId(),
                request.communityId(),
                request.leaderId(),
                service.name(),
                List.of(new CampaignItem(
                        Ids.next(),
                        service.id(),
                        PriceTiers.of(request.price(), request.lowerPrices()),
                        service.price(),
                        1,
                        Optional.of(cap),
                        1)),
                Threshold.units(request.threshold()),
                opensAt(),
                request.cutoffAt(),
                null,
                day());
    }

    private VisitDay day() {
        return new VisitDay(
                service.id(),
                service.supplierId(),
                request.day(),
                dayBegins(),
                request.day().plusDays(1).atStartOfDay(zone).toInstant(),
                service.durationMinutes(),
                request.buildingIds());
    }

    private void checkPrice(Money price) {
        check(price.isPositive(), "price");
        check(price.currency().equals(service.price().currency()), "price");
        if (price.compareTo(service.price()) > 0) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "price-above-offer",
                    "A group-buy must not cost more than buying alone.",
                    Map.of("offerPrice", service.price(), "serviceItemId", service.id()));
        }
    }

    private static void checkCalendar(long wanted, long most, String field) {
        if (wanted > most) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "visits-above-calendar",
                    "That is more visits than there can be on that day: " + most + ".",
                    Map.of("field", field, "most", most));
        }
    }

    private static void check(boolean holds, String field) {
        if (!holds) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "campaign-terms-invalid",
                    "The campaign's terms are not possible: " + field + ".",
                    Map.of("field", field));
        }
    }
}
