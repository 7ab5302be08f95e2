package io.linli.marketplace.order;

import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.community.Resident;

/** @param expectedTotal what the resident was shown; empty when the client does not say */
public record PlaceRequest(Resident resident, UUID cartId, Optional<Money> expectedTotal) {}
