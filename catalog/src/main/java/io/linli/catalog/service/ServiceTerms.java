package io.linli.catalog.service;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a service is sold.
 *
 * @param sizes exactly one is chosen; none: the service comes in one size
 * @param groups of options
 * @param addOns as many as wanted
 * @param photos their addresses
 * @param communities where it is offered; none: wherever the provider sells
 * @param checklist what the technician ticks on site
 * @param checkIn whether the work begins only after somebody there let the technician in: by the code, or at the gate
 */
public record ServiceTerms(
        Pricing pricing,
        List<Size> sizes,
        List<OptionGroup> groups,
        List<Extra> addOns,
        CancellationPolicy cancellation,
        List<String> photos,
        Set<UUID> communities,
        @Nullable List<ChecklistItem> checklist,
        boolean checkIn) {

    /** One size for one price, cancelled for nothing. */
    public static final ServiceTerms PLAIN = new ServiceTerms(
            new Pricing.Fixed(), List.of(), List.of(), List.of(), CancellationPolicy.FREE, List.of(), Set.of());

    public ServiceTerms {
        sizes = List.copyOf(sizes);
        groups = List.copyOf(groups);
        addOns = List.copyOf(addOns);
        photos = List.copyOf(photos);
        communities = Set.copyOf(communities);
        checklist = checklist == null ? List.of() : List.copyOf(checklist);
    }

    /** Nothing to tick, and nobody has to be there. */
    public ServiceTerms(
            Pricing pricing,
            List<Size> sizes,
            List<OptionGroup> groups,
            List<Extra> addOns,
            CancellationPolicy cancellation,
            List<String> photos,
            Set<UUID> communities) {
        this(pricing, sizes, groups, addOns, cancellation, photos, communities, List.of(), false);
    }

    /** The same, with what is to be done on site. */
    public ServiceTerms onSite(List<ChecklistItem> checklist, boolean checkIn) {
        return new ServiceTerms(pricing, sizes, groups, addOns, cancellation, photos, communities, checklist, checkIn);
    }

    public boolean offeredIn(UUID communityId) {
        return communities.isEmpty() || communities.contains(communityId);
    }

    /** Whether there is nothing to choose. */
    public boolean plain() {
        return pricing instanceof Pricing.Fixed && sizes.isEmpty() && groups.isEmpty() && addOns.isEmpty();
    }
}
