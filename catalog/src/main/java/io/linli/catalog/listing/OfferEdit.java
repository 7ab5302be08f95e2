package io.linli.catalog.listing;

import java.util.UUID;

/** One offer and what is to change about it. */
public record OfferEdit(UUID offerId, OfferChange change) {}
