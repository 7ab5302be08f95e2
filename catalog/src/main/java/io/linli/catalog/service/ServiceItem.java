package io.linli.catalog.service;

import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/** A service that a technician does at home or at the car. */
public record ServiceItem(
        UUID id,
        UUID supplierId,
        UUID categoryId,
        LocalizedText name,
        LocalizedText description,
        int durationMinutes,
        Money price) {}
