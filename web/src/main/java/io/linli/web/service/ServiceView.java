package io.linli.web.service;

import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.supplier.SupplierProfile;

/** A home service that can be booked. */
public record ServiceView(
        UUID id, Provider provider, LocalizedText name, LocalizedText description, int durationMinutes, Money price) {

    /** Who does it. */
    public record Provider(UUID id, String code, LocalizedText name) {}

    static ServiceView of(ServiceItem item, SupplierProfile provider) {
        return new ServiceView(
                item.id(),
                new Provider(provider.id(), provider.code(), provider.name()),
                item.name(),
                item.description(),
                item.durationMinutes(),
                item.price());
    }
}
