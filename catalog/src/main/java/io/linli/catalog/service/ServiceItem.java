package io.linli.catalog.service;

import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * A service that a technician does at home or at the car.
 *
 * @param durationMinutes of the work, as offered first
 * @param price as offered first: of an hour, a square metre or a piece where the terms say so
 * @param withdrawn whether it can still be booked
 */
public record ServiceItem(
        UUID id,
        UUID supplierId,
        UUID categoryId,
        LocalizedText name,
        LocalizedText description,
        int durationMinutes,
        Money price,
        VisitRules visit,
        ServiceTerms terms,
        boolean withdrawn) {

    /** In one size for one price. */
    public ServiceItem(
            UUID id,
            UUID supplierId,
            UUID categoryId,
            LocalizedText name,
            LocalizedText description,
            int durationMinutes,
            Money price) {
        this(
                id,
                supplierId,
                categoryId,
                name,
                description,
                durationMinutes,
                price,
                VisitRules.PLAIN,
                ServiceTerms.PLAIN,
                false);
    }

    /** What a choice of it comes to. Refuses with: {@code choice-invalid}. */
    public Quote quote(Choice choice) {
        return Quoting.quote(this, choice);
    }
}
