package io.linli.marketplace.review;

import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/** What reviews of a good come to has changed, maybe: read it anew. */
public record GoodRated(UUID skuId) implements DomainEvent {}
