package io.linli.marketplace.payment;

import io.linli.catalog.kernel.DomainEvent;

/**
 * The provider told that a party's account changed. How it stands now, the provider knows: what is told comes in any order.
 *
 * @param account the provider's id
 */
public record ProviderAccountChanged(String account) implements DomainEvent {}
