package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.announcement.Poster;
import io.linli.marketplace.campaign.Host;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.order.Order;
import io.linli.marketplace.order.OrderViewer;
import io.linli.marketplace.order.Orders;
import io.linli.marketplace.settlement.OrderShare;
import io.linli.marketplace.settlement.Revenue;
import io.linli.marketplace.settlement.RevenueGrouping;
import io.linli.marketplace.settlement.RevenuePeriod;
import io.linli.marketplace.settlement.RevenueShare;
import io.linli.marketplace.settlement.SourceShare;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;

/** What a property company earned, from the period's total down to the postings of one order. */
@Path("/property")
@RolesAllowed("property")
@Produces(MediaType.TEXT_HTML)
public class PropertyPages {

    private static final String CAMPAIGNS = "/property/campaigns";
    private static final int ON_A_PAGE = 50;

    private final Frames frames;
    private final Actors actors;
    private final Revenue revenue;
    private final Orders orders;
    private final Communities communities;
    private final CampaignRows campaigns;
    private final AnnouncementDesk announcements;
    private final Names names;

    PropertyPages(
            Frames frames,
            Actors actors,
            Revenue revenue,
            Orders orders,
            Communities communities,
            CampaignRows campaigns,
            AnnouncementDesk announcements,
            Names names) {
        this.frames = frames;
        this.actors = actors;
        this.revenue = revenue;
        this.orders = orders;
        this.communities = communities;
        this.campaigns = campaigns;
        this.announcements = announcements;
        this.names = names;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /** @param total the sum of the rows' shares */
        static native TemplateInstance revenue(
                Frame frame,
                RevenuePeriod period,
                List<RevenueRow> rows,
                Money total,
                long orders,
                List<SourceShare> sources);

        static native TemplateInstance orderShares(
                Frame frame,
                RevenuePeriod period,
                @Nullable LocalizedText community,
                List<OrderShare> orders,
                Map<UUID, LocalizedText> communities,
                @Nullable String next);

        static native TemplateInstance campaigns(
                Frame frame, List<CampaignRow> rows, boolean leader, Announcing announcing);

        static native TemplateInstance orderPostings(
                Frame frame, Order order, Map<UUID, LocalizedText> communities, List<PostingRow> postings);
    }

    /** @param from and {@code to}: days like 2026-05-31; by default the last 30 */
    @GET
    public Uni<TemplateInstance> revenue(
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return frames.frame().chain(frame -> {
            var period = Period.of(frame, from, to);
            return actors.propertyCompany()
                    .chain(company -> revenue.shares(company, period, RevenueGrouping.DAY_AND_COMMUNITY)
                            .chain(shares -> revenue.sources(company, period).chain(sources -> names.communities()
                                    .map(places -> page(frame, period, rows(shares, places), sources)))));
        });
    }

    /** The orders behind a figure. */
    @GET
    @Path("orders")
    public Uni<TemplateInstance> orders(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("community") @Nullable UUID community,
            @QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> {
            var period = Period.of(frame, from, to);
            return actors.propertyCompany()
                    .chain(company -> revenue.orders(
                            company, period, Optional.ofNullable(community), Optional.ofNullable(cursor), ON_A_PAGE))
                    .chain(found -> names.communities()
                            .map(places -> frame.show(Templates.orderShares(
                                    frame,
                                    period,
                                    community == null ? null : places.get(community),
                                    found.items(),
                                    places,
                                    found.next()
                                            .map(next -> address(period, community) + "&cursor=" + next)
                                            .orElse(null)))));
        });
    }

    @GET
    @Path("orders/{id}")
    public Uni<TemplateInstance> order(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> actors.propertyCompany().chain(company -> orders.get(
                        new OrderViewer.OfPropertyCompany(company), id)
                .chain(order -> revenue.postings(company, id).chain(booked -> names.parties(List.of(order.supplierId()))
                        .chain(parties -> names.communities()
                                .map(places -> frame.show(Templates.orderPostings(
                                        frame, order, places, PostingRow.of(booked, parties)))))))));
    }

    @GET
    @Path("campaigns")
    public Uni<TemplateInstance> campaigns() {
        return frames.frame().chain(frame -> campaigns(frame, AnnouncementForm.fresh()));
    }

    @POST
    @Path("announcements")
    @Form
    public Uni<Response> announce(@BeanParam AnnouncementForm form) {
        return announcements.post(
                actors.propertyCompany().map(Poster::company), form, CAMPAIGNS, frame -> campaigns(frame, form));
    }

    private Uni<TemplateInstance> campaigns(Frame frame, AnnouncementForm form) {
        return actors.propertyCompany()
                .chain(company ->
                        communities.ofCompany(company).chain(places -> campaigns.of(new Host(company, null), places)))
                .map(rows -> frame.show(Templates.campaigns(frame, rows, false, Announcing.byCompany(rows, form))));
    }

    private static TemplateInstance page(
            Frame frame, RevenuePeriod period, List<RevenueRow> rows, List<SourceShare> sources) {
        Money total = rows.stream()
                .map(RevenueRow::share)
                .filter(share -> share.currency().equals(Money.CNY))
                .reduce(Money.cny(0), Money::plus);
        long orders = rows.stream().mapToLong(RevenueRow::orders).sum();
        return frame.show(Templates.revenue(frame, period, rows, total, orders, sources));
    }

    private static List<RevenueRow> rows(List<RevenueShare> shares, Map<UUID, LocalizedText> places) {
        return shares.stream()
                .map(share -> row(share, places))
                .sorted(Comparator.comparing(RevenueRow::day).reversed())
                .toList();
    }

    private static RevenueRow row(RevenueShare share, Map<UUID, LocalizedText> places) {
        UUID community = share.communityId().orElseThrow();
        return new RevenueRow(
                share.day().orElseThrow(),
                community,
                places.getOrDefault(community, LocalizedText.same("")),
                share.orders(),
                share.earned(),
                share.takenBack(),
                share.share());
    }

    private static String address(RevenuePeriod period, @Nullable UUID community) {
        return "/property/orders?from=" + period.from() + "&to=" + period.to()
                + (community == null ? "" : "&community=" + community);
    }
}
