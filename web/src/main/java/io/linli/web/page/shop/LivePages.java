package io.linli.web.page.shop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.ResponseHeader;

import io.linli.marketplace.campaign.CampaignProgress;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.campaign.ReadProgress;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;

/** What moves on the page of a group buy, and the code that leads to it. */
@Path("/campaigns")
public class LivePages {

    /** The code changes only with the site's address. */
    private static final String FOR_A_DAY = "public, max-age=86400";

    /** Pixels of a module: sharp on a poster in the lift. */
    private static final int SCALE = 16;

    private final Frames frames;
    private final Campaigns campaigns;
    private final ReadProgress progress;
    private final CampaignCards cards;
    private final Shares shares;

    LivePages(Frames frames, Campaigns campaigns, ReadProgress progress, CampaignCards cards, Shares shares) {
        this.frames = frames;
        this.campaigns = campaigns;
        this.progress = progress;
        this.cards = cards;
        this.shares = shares;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance campaignLive(Frame frame, CampaignCard card);
    }

    /** What the page puts in the place of what it shows when it hears that something changed. */
    @GET
    @Path("{id}/progress")
    @Produces(MediaType.TEXT_HTML)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<TemplateInstance> part(@PathParam("id") UUID id) {
        return progress.get(id).chain(this::part);
    }

    @GET
    @Path("{id}/qr.svg")
    @Produces("image/svg+xml")
    public Uni<Response> code(@PathParam("id") UUID id) {
        return code(id, QrCode::svg);
    }

    @GET
    @Path("{id}/qr.png")
    @Produces("image/png")
    public Uni<Response> picture(@PathParam("id") UUID id) {
        return code(id, code -> code.png(SCALE));
    }

    private Uni<TemplateInstance> part(CampaignProgress found) {
        return frames.anybodyAt(found.campaign().terms().communityId())
                .chain(frame -> cards.of(List.of(found.campaign()))
                        .map(card -> frame.show(Templates.campaignLive(frame, card.get(0)))));
    }

    /** Of a group buy that exists: this site draws codes for nothing else. */
    private Uni<Response> code(UUID id, Function<QrCode, byte[]> form) {
        return campaigns.get(id).map(found -> Response.ok(form.apply(QrCode.of(shares.link(id))))
                .header(HttpHeaders.CACHE_CONTROL, FOR_A_DAY)
                .build());
    }
}
