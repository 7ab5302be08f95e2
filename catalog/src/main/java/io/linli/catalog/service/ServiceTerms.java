package io.linli.catalog.service;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * How a service is sold.
 *
 * @param sizes exactly one is chosen; none: the service comes in one size
 * @param groups of options
 * @param addOns as many as wanted
 * @param photos their addresses
 * @param communities where it is offered; none: wherever the provider sells
 */
public record ServiceTerms(
        Pricing pricing,
        List<Size> sizes,
        List<OptionGroup> groups,
        List<Extra> addOns,
        CancellationPolicy cancellation,
        List<String> photos,
        Set<UUID> communities) {

    /** One size for one price, cancelled for nothing. */
    public static final ServiceTerms PLAIN = new ServiceTerms(
            new Pricing.Fixed(), List.of(), List.of(), List.of(), CancellationPolicy.FREE, List.of(), Set.of());

    public ServiceTerms {
        sizes = List.copyOf(sizes);
        groups = List.copyOf(groups);
        addOns = List.copyOf(addOns);
        photos = List.copyOf(photos);
        communities = Set.copyOf(communities);
    }

    public boolean offeredIn(UUID communityId) {
        return communities.isEmpty() || communities.contains(communityId);
    }

    /** Whether there is nothing to choose. */
    public boolean plain() {
        return pricing instanceof Pricing.Fixed && sizes.isEmpty() && groups.isEmpty() && addOns.isEmpty();
    }
}
