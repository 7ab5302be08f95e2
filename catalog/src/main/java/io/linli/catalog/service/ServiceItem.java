package io.linli.catalog.service;

import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * A service that a technician does at home or at the car.
 *
 * @param durationMinutes of the work, as offered first
 * @param price as offered first
 */
public record ServiceItem(
        UUID id,
        UUID supplierId,
        UUID categoryId,
        LocalizedText name,
        LocalizedText description,
        int durationMinutes,
        Money price,
        VisitRules visit) {

    public ServiceItem(
            UUID id,
            UUID supplierId,
            UUID categoryId,
            LocalizedText name,
            LocalizedText description,
            int durationMinutes,
            Money price) {
        this(id, supplierId, categoryId, name, description, durationMinutes, price, VisitRules.PLAIN);
    }
}
