package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Host;
import io.linli.marketplace.campaign.SubstituteRequest;
import io.linli.marketplace.campaign.Substitutions;

/**
 * A good of a group-buy cannot be delivered: its host offers another one of the same supplier, at most as dear, before the
 * cut-off or after it. Who chose so when joining has the substitute, as far as its stock goes, and what it costs less comes back
 * with the group-buy's final price; everybody else gets the money of that line back, once.
 *
 * <p>A replay of the same key changes nothing more. Refuses with: {@code already-handed-over}, and as {@link Substitutions} does.
 */
@ApplicationScoped
public class SubstituteItem {

    private final Substitutions substitutions;
    private final SubstitutedLines lines;

    SubstituteItem(Substitutions substitutions, SubstitutedLines lines) {
        this.substitutions = substitutions;
        this.lines = lines;
    }

    /** Seats and lines change together; money follows. */
    @WithTransaction
    public Uni<Campaign> substitute(Host host, SubstituteRequest request) {
        return substitutions
                .make(host, request)
                .call(made -> made.offer()
                        .map(offer -> follow(request.key(), offer))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(Substitutions.Made::campaign);
    }

    private Uni<Void> follow(UUID substituteId, OfferListing offer) {
        return lines.handedOver(substituteId)
                .invoke(SubstituteItem::requireNot)
                .chain(() -> lines.rename(substituteId, offer))
                .chain(() -> lines.removeFromCarts(substituteId));
    }

    private static void requireNot(boolean handedOver) {
        if (handedOver) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "already-handed-over",
                    "Some of it was handed over already: it was delivered.");
        }
    }
}
