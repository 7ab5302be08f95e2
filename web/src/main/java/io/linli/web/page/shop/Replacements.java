package io.linli.web.page.shop;

import static java.util.stream.Collectors.toMap;

import io.quarkus.qute.TemplateData;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignItem;
import io.linli.marketplace.campaign.Substitution;
import io.linli.marketplace.campaign.Substitutions;

/** Goods of group buys that could not be delivered, by their names. */
@ApplicationScoped
public class Replacements {

    private final Substitutions substitutions;
    private final Offers offers;

    Replacements(Substitutions substitutions, Offers offers) {
        this.substitutions = substitutions;
        this.offers = offers;
    }

    /** One good comes instead of another. */
    @TemplateData
    public record Replacement(LocalizedText was, LocalizedText instead) {}

    Uni<List<Replacement>> of(Campaign campaign) {
        return substitutions
                .byIds(campaign.terms().items().stream().map(CampaignItem::id).toList())
                .chain(found -> found.isEmpty() ? Uni.createFrom().item(List.of()) : named(found));
    }

    private Uni<List<Replacement>> named(List<Substitution> found) {
        var ids = found.stream()
                .flatMap(one -> Stream.of(one.offerId(), one.insteadOf()))
                .distinct()
                .toList();
        return offers.byIds(ids)
                .map(known -> known.stream().collect(toMap(OfferListing::offerId, OfferListing::name)))
                .map(names -> found.stream().map(one -> named(one, names)).toList());
    }

    private static Replacement named(Substitution one, Map<UUID, LocalizedText> names) {
        return new Replacement(names.get(one.insteadOf()), names.get(one.offerId()));
    }
}
