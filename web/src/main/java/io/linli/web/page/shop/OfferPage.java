package io.linli.web.page.shop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.attribute.Attributes;
import io.linli.catalog.delivery.NextDelivery;
import io.linli.catalog.gallery.OfferPicture;
import io.linli.catalog.gallery.OfferPictures;
import io.linli.catalog.offer.OfferChoices;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.catalog.picture.PictureAddress;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.web.delivery.NextDays;
import io.linli.web.identity.Actors;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.recommend.Seen;
import io.linli.web.recommend.Suggestion;
import io.linli.web.recommend.Suggestions;

/** One offer: buy it alone, or together with the neighbours where they do. */
@Path("/offers")
public class OfferPage {

    private static final int MOST_DRAFTS = 20;
    private static final int MOST_SUGGESTIONS = 6;

    private final Frames frames;
    private final Offers offers;
    private final OfferPictures pictures;
    private final NextDays nextDays;
    private final Campaigns campaigns;
    private final TeamChoices teams;
    private final Actors actors;
    private final Suggestions suggestions;
    private final Seen seen;
    private final SaidOfGoods saidOfGoods;
    private final Attributes attributes;

    OfferPage(
            Frames frames,
            Offers offers,
            OfferPictures pictures,
            NextDays nextDays,
            Campaigns campaigns,
            TeamChoices teams,
            Actors actors,
            Suggestions suggestions,
            Seen seen,
            SaidOfGoods saidOfGoods,
            Attributes attributes) {
        this.frames = frames;
        this.offers = offers;
        this.pictures = pictures;
        this.nextDays = nextDays;
        this.campaigns = campaigns;
        this.teams = teams;
        this.actors = actors;
        this.suggestions = suggestions;
        this.seen = seen;
        this.saidOfGoods = saidOfGoods;
        this.attributes = attributes;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        /**
         * @param coming when it is brought if it is ordered now
         * @param served whether the supplier sells in the visitor's community
         * @param team null where no team can be opened for it
         * @param drafts own group buys of who runs some, that are not published yet
         */
        static native TemplateInstance offer(
                Frame frame,
                OfferListing offer,
                List<OfferPicture> pictures,
                List<OfferFact> facts,
                OfferChoices choices,
                NextDelivery coming,
                boolean served,
                List<CampaignCard> campaigns,
                @Nullable TeamChoice team,
                List<Campaign> drafts,
                List<Suggestion> goesWith,
                SaidOfGood said);
    }

    /** @param from set by what was recommended */
    @GET
    @Path("{id}")
    @Produces(MediaType.TEXT_HTML)
    public Uni<TemplateInstance> offer(@PathParam("id") UUID id, @QueryParam("from") @Nullable String from) {
        return frames.frame().chain(frame -> offers.get(id)
                .call(offer -> frames.resident().chain(who -> seen.viewed(who, offer.skuId(), from != null)))
                .chain(offer -> pictures(offer).chain(shown -> facts(offer)
                        .chain(facts ->
                                saidOfGoods.of(offer.skuId()).chain(said -> page(frame, offer, shown, facts, said))))));
    }

    /** Only what is kept here can be of several pictures. */
    private Uni<List<OfferPicture>> pictures(OfferListing offer) {
        return PictureAddress.read(offer.imageUrl()).isPresent()
                ? pictures.of(offer.offerId())
                : Uni.createFrom().item(List.of());
    }

    private Uni<List<OfferFact>> facts(OfferListing offer) {
        return attributes.of(List.of(offer.categoryId())).map(sets -> OfferFact.of(offer, sets.of(offer.categoryId())));
    }

    private Uni<TemplateInstance> page(
            Frame frame, OfferListing offer, List<OfferPicture> shown, List<OfferFact> facts, SaidOfGood said) {
        if (!frame.hasPlace()) {
            return drafts(frame)
                    .map(drafts -> frame.show(Templates.offer(
                            frame,
                            offer,
                            shown,
                            facts,
                            OfferChoices.NONE,
                            new NextDelivery.Unsaid(),
                            false,
                            List.of(),
                            null,
                            drafts,
                            List.of(),
                            said)));
        }
        var community = frame.place().community().id();
        return nextDays.in(frame.place().community()).chain(here -> campaigns
                .openForOffers(community, List.of(offer.offerId()))
                .map(open -> open.stream()
                        .map(campaign -> CampaignCard.of(campaign, Map.of(offer.offerId(), offer)))
                        .toList())
                .chain(cards -> teams(frame, offer, here.sells(offer.supplierId()))
                        .chain(team -> drafts(frame).chain(drafts -> suggestions
                                .with(offer.offerId(), community, MOST_SUGGESTIONS)
                                .chain(goesWith -> offers.choices(offer, community)
                                        .map(found -> frame.show(Templates.offer(
                                                frame,
                                                offer,
                                                shown,
                                                facts,
                                                found,
                                                here.of(offer),
                                                here.sells(offer.supplierId()),
                                                cards,
                                                team.orElse(null),
                                                drafts,
                                                goesWith,
                                                said))))))));
    }

    private Uni<Optional<TeamChoice>> teams(Frame frame, OfferListing offer, boolean served) {
        return served ? teams.of(frame, offer) : Uni.createFrom().item(Optional.empty());
    }

    /** Of who may take a good into them. */
    private Uni<List<Campaign>> drafts(Frame frame) {
        return frame.visitor().is("leader") || frame.visitor().is("property")
                ? actors.host().chain(host -> campaigns.drafts(host, MOST_DRAFTS))
                : Uni.createFrom().item(List.of());
    }
}
