package io.linli.marketplace.campaign;

import static io.linli.marketplace.campaign.OpeningRules.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferListing;

/** What may be offered instead of a good that cannot be delivered. Pure. */
final class SubstitutionRules {

    private static final long LARGEST_CASE = 1_000;

    private SubstitutionRules() {}

    /**
     * Refuses with: {@code still-a-draft}, {@code not-substitutable} (a team), {@code campaign-closed} (it failed or was called
     * off).
     */
    static void checkCampaign(Campaign campaign) {
        if (campaign instanceof Campaign.Draft) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "still-a-draft",
                    "Nobody joined a draft: take the good out and another one in.");
        }
        if (campaign.terms().kind() != CampaignTerms.Kind.COMMUNITY) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "not-substitutable", "A team is about one good: it is left, or called off.");
        }
        if (campaign instanceof Campaign.Failed || campaign instanceof Campaign.Cancelled) {
            throw Limits.closed(campaign.terms());
        }
    }

    /**
     * The substitute as a good of the campaign: at one price, under the same limit for each household.
     *
     * <p>Refuses with: {@code other-supplier}, {@code price-above-offer}, {@code substitute-dearer} with the fact {@code most},
     * {@code campaign-terms-invalid} with the fact {@code field}.
     */
    static CampaignItem substitute(
            Campaign campaign, CampaignItem replaced, OfferListing was, OfferListing offer, SubstituteRequest request) {
        if (!offer.supplierId().equals(was.supplierId())) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "other-supplier", "A substitute comes from the supplier of the good.");
        }
        checkPrice(promised(campaign, replaced), offer, request.price());
        check(request.caseSize() >= 1 && request.caseSize() <= LARGEST_CASE, "caseSize");
        check(request.caseSize() == 1 || !(campaign instanceof Campaign.Succeeded), "caseSize");
        return new CampaignItem(
                request.key(),
                offer.offerId(),
                PriceTiers.of(request.price(), List.of()),
                offer.price(),
                replaced.householdLimit(),
                Optional.empty(),
                request.caseSize());
    }

    /** Nobody pays more than could have come of what was promised: before the decision the lowest price of all. */
    static Money promised(Campaign campaign, CampaignItem replaced) {
        var tiers = replaced.prices().tiers();
        return campaign instanceof Campaign.Succeeded
                ? campaign.priceReached(replaced)
                : tiers.get(tiers.size() - 1).price();
    }

    private static void checkPrice(Money promised, OfferListing offer, Money price) {
        check(price.currency().equals(promised.currency()), "price");
        check(price.currency().equals(offer.price().currency()), "price");
        OpeningRules.checkPrice(price, offer);
        if (price.compareTo(promised) > 0) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "substitute-dearer",
                    "A substitute costs at most what was promised for the good.",
                    Map.of("most", promised));
        }
    }
}
