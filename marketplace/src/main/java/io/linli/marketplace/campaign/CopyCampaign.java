package io.linli.marketplace.campaign;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.catalog.supplier.Suppliers;
import io.linli.marketplace.community.Communities;

/**
 * Makes a draft of an own campaign, however that one stands: the same goods on the same terms, closing on the same weekday at the
 * same hour of a following week. A draft that is never published serves as a template.
 *
 * <p>A good that costs less alone by now is taken at that price, and one that is no longer sold is left out; both are told. Refuses
 * with: {@code campaign-not-found} (also another company's), {@code not-the-leader}, {@code nothing-to-copy}, and as {@link
 * OpenCampaign} does.
 */
@ApplicationScoped
public class CopyCampaign {

    private final Tenancy tenancy;
    private final Campaigns campaigns;
    private final OpenCampaign open;
    private final Communities communities;
    private final Offers offers;
    private final Suppliers suppliers;
    private final Clock clock;

    CopyCampaign(
            Tenancy tenancy,
            Campaigns campaigns,
            OpenCampaign open,
            Communities communities,
            Offers offers,
            Suppliers suppliers,
            Clock clock) {
        this.tenancy = tenancy;
        this.campaigns = campaigns;
        this.open = open;
        this.communities = communities;
        this.offers = offers;
        this.suppliers = suppliers;
        this.clock = clock;
    }

    /** @param key becomes the copy's id: a repeated key answers with the first copy */
    @WithTransaction
    public Uni<CampaignCopy> copy(Host host, UUID campaignId, UUID key) {
        return tenancy.enter(host.companyId())
                .chain(() -> campaigns.own(host, campaignId))
                .chain(source -> existing(host, key)
                        .chain(found -> found.map(copy -> Uni.createFrom().item(copy))
                                .orElseGet(
                                        () -> request(host, source.terms(), key).chain(open::open)))
                        .chain(copy -> compare(source, copy)));
    }

    /** How an own campaign differs from the other it was copied of. */
    @WithTransaction
    public Uni<CampaignCopy> compare(Host host, UUID sourceId, UUID copyId) {
        return campaigns
                .own(host, sourceId)
                .chain(source -> campaigns.own(host, copyId).chain(copy -> compare(source, copy)));
    }

    private Uni<Optional<Campaign>> existing(Host host, UUID key) {
        return campaigns.byIds(List.of(key)).map(found -> found.stream()
                .peek(copy -> host.requireOwn(copy.terms()))
                .findFirst());
    }

    private Uni<OpenRequest> request(Host host, CampaignTerms terms, UUID key) {
        return communities.get(terms.communityId()).chain(place -> suppliers
                .serving(place.id())
                .chain(serving -> offers(terms).map(sold -> CopyingRules.items(terms, sold, serving)))
                .invoke(CopyCampaign::requireSome)
                .map(items -> new OpenRequest(
                        key,
                        terms.companyId(),
                        terms.communityId(),
                        host.leaderId(),
                        terms.title(),
                        items,
                        terms.threshold(),
                        null,
                        CopyingRules.cutoff(terms.cutoffAt(), place.zone(), clock.instant()),
                        true)));
    }

    private Uni<CampaignCopy> compare(Campaign source, Campaign copy) {
        return offers(source.terms())
                .map(found -> new CampaignCopy(
                        copy,
                        without(source, copy)
                                .map(item -> new CampaignCopy.LeftOut(item.offerId(), name(item, found)))
                                .toList(),
                        source.terms().items().stream()
                                .flatMap(item -> cheaper(item, copy, name(item, found)))
                                .toList()));
    }

    private static Stream<CampaignItem> without(Campaign source, Campaign copy) {
        return source.terms().items().stream().filter(item -> of(item, copy).isEmpty());
    }

    private static Stream<CampaignCopy.Cheaper> cheaper(CampaignItem item, Campaign copy, LocalizedText name) {
        return of(item, copy)
                .filter(now -> now.price().compareTo(item.price()) < 0)
                .map(now -> new CampaignCopy.Cheaper(item.offerId(), name, item.price(), now.price()))
                .stream();
    }

    private static Optional<CampaignItem> of(CampaignItem item, Campaign copy) {
        return copy.terms().items().stream()
                .filter(one -> one.offerId().equals(item.offerId()))
                .findFirst();
    }

    private Uni<Map<UUID, OfferListing>> offers(CampaignTerms terms) {
        return offers.byIds(terms.items().stream().map(CampaignItem::offerId).toList())
                .map(found -> found.stream().collect(toMap(OfferListing::offerId, Function.identity())));
    }

    private static LocalizedText name(CampaignItem item, Map<UUID, OfferListing> offers) {
        return Optional.ofNullable(offers.get(item.offerId()))
                .map(OfferListing::name)
                .orElseGet(() -> LocalizedText.same(item.offerId().toString()));
    }

    private static void requireSome(List<ItemRequest> items) {
        if (items.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "nothing-to-copy", "Nothing of it is sold in the community any more.");
        }
    }
}
