package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

import io.linli.catalog.delivery.DeliveryTerms;
import io.linli.catalog.delivery.NextDelivery;
import io.linli.marketplace.community.Community;
import io.linli.web.delivery.ServedPlaces;

/**
 * When a supplier comes to a community, as its form shows it.
 *
 * @param said false where nothing is said yet: the form holds what is usual
 * @param next when goods come that are ordered now; empty where nothing is said
 */
@TemplateData
public record DeliveryForm(
        Community community,
        boolean said,
        Set<DayOfWeek> days,
        int leadDays,
        int cutOffHour,
        Optional<LocalDate> next) {

    static DeliveryForm of(ServedPlaces.Served place, Instant now) {
        var community = place.community();
        var shown = place.terms().orElse(DeliveryTerms.USUAL);
        return new DeliveryForm(
                community,
                place.terms().isPresent(),
                shown.days(),
                shown.leadDays(),
                shown.cutOffHour(),
                NextDelivery.of(Set.of(), place.terms(), now, community.zone()).promised());
    }
}
