package io.linli.web.service;

import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.supplier.SupplierProfile;
import io.linli.marketplace.review.Rating;
import io.linli.web.review.RatingView;

/**
 * A home service that can be booked.
 *
 * @param durationMinutes of the one size, or for setting up
 * @param price of the one size, or of an hour, a square metre or a piece as the terms say
 * @param windowMinutes how long the windows of arrival are that can be chosen; 0 for exact times
 */
public record ServiceView(
        UUID id,
        Provider provider,
        LocalizedText name,
        LocalizedText description,
        int durationMinutes,
        Money price,
        int windowMinutes,
        TermsView terms,
        RatingView rating) {

    /** Who does it. */
    public record Provider(UUID id, String code, LocalizedText name) {}

    static ServiceView of(ServiceItem item, SupplierProfile provider, Rating rating) {
        return new ServiceView(
                item.id(),
                new Provider(provider.id(), provider.code(), provider.name()),
                item.name(),
                item.description(),
                item.durationMinutes(),
                item.price(),
                item.visit().windowMinutes(),
                TermsView.of(item.terms()),
                RatingView.of(rating));
    }
}
