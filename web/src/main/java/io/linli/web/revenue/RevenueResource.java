package io.linli.web.revenue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.settlement.Revenue;
import io.linli.marketplace.settlement.RevenueGrouping;
import io.linli.marketplace.settlement.RevenuePeriod;
import io.linli.marketplace.settlement.RevenueShare;
import io.linli.web.identity.Actors;

/** The property company's own share. */
@Path("/api/v1/revenue")
@RolesAllowed("property")
@Tag(name = "revenue")
public class RevenueResource {

    private static final int LONGEST_PAGE = 100;
    private static final int DEFAULT_DAYS = 30;

    /** Where all communities are; a default period ends with today there. */
    private static final ZoneId TODAY_IN = ZoneId.of("Asia/Shanghai");

    private final Actors actors;
    private final Revenue revenue;
    private final Communities communities;
    private final Clock clock;

    RevenueResource(Actors actors, Revenue revenue, Communities communities, Clock clock) {
        this.actors = actors;
        this.revenue = revenue;
        this.communities = communities;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "One's share by day, by community or by both; net of refunds")
    public Uni<RevenueView> shares(
            @Parameter(description = "First day, like 2026-05-31. Default: 30 days up to the last one.")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Last day. Default: today.") @QueryParam("to") @Nullable String to,
            @Parameter(description = "day, community, or day,community.") @QueryParam("groupBy") @DefaultValue("day")
                    String groupBy) {
        var period = period(from, to);
        var grouping = grouping(groupBy);
        return actors.propertyCompany().chain(company -> revenue.shares(company, period, grouping)
                .chain(shares -> communities.ofCompany(company).map(places -> view(period, shares, places))));
    }

    @GET
    @Path("/sources")
    @Operation(summary = "One's income by source: the share in others' sales, and one's own bills; net of refunds")
    public Uni<SourcesView> sources(
            @Parameter(description = "First day, like 2026-05-31. Default: 30 days up to the last one.")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Last day. Default: today.") @QueryParam("to") @Nullable String to) {
        var period = period(from, to);
        return actors.propertyCompany()
                .chain(company -> revenue.sources(company, period))
                .map(found -> SourcesView.of(period, found));
    }

    @GET
    @Path("/orders")
    @Operation(summary = "The orders behind a figure, newest first")
    public Uni<Slice<OrderShareView>> orders(
            @Parameter(description = "A day, like 2026-05-31.") @QueryParam("day") @Nullable String day,
            @Parameter(description = "First day, instead of day.") @QueryParam("from") @Nullable String from,
            @Parameter(description = "Last day, instead of day.") @QueryParam("to") @Nullable String to,
            @Parameter(description = "Default: all communities.") @QueryParam("community") @Nullable UUID community,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("50") int limit) {
        var period = day == null ? period(from, to) : RevenuePeriod.ofDay(day(day));
        return actors.propertyCompany()
                .chain(company -> revenue.orders(
                        company,
                        period,
                        Optional.ofNullable(community),
                        Optional.ofNullable(cursor),
                        Math.max(1, Math.min(limit, LONGEST_PAGE))))
                .map(found -> found.map(OrderShareView::of));
    }

    private RevenuePeriod period(@Nullable String from, @Nullable String to) {
        var last = to == null ? LocalDate.ofInstant(clock.instant(), TODAY_IN) : day(to);
        return new RevenuePeriod(from == null ? last.minusDays(DEFAULT_DAYS - 1L) : day(from), last);
    }

    private static RevenueGrouping grouping(String groupBy) {
        return switch (groupBy) {
            case "day" -> RevenueGrouping.DAY;
            case "community" -> RevenueGrouping.COMMUNITY;
            case "day,community" -> RevenueGrouping.DAY_AND_COMMUNITY;
            default ->
                throw new Refusal(
                        Refusal.Kind.INVALID,
                        "bad-grouping",
                        "groupBy is day, community or day,community.",
                        Map.of("groupBy", groupBy));
        };
    }

    private static LocalDate day(String given) {
        try {
            return LocalDate.parse(given);
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "day-invalid", "A day is written like 2026-05-31.");
        }
    }

    private static RevenueView view(RevenuePeriod period, List<RevenueShare> shares, List<Community> places) {
        var names = places.stream()
                .collect(toMap(Community::id, place -> new RevenueView.CommunityName(place.id(), place.name())));
        var totals = shares.stream()
                .map(RevenueShare::share)
                .collect(groupingBy(share -> share.currency().getCurrencyCode(), TreeMap::new, reducing(Money::plus)));
        return new RevenueView(
                period.from(),
                period.to(),
                totals.values().stream().flatMap(Optional::stream).toList(),
                shares.stream().map(share -> item(share, names)).toList());
    }

    private static RevenueView.Item item(RevenueShare share, Map<UUID, RevenueView.CommunityName> names) {
        return new RevenueView.Item(
                share.day().orElse(null),
                share.communityId().map(names::get).orElse(null),
                share.earned(),
                share.takenBack(),
                share.share(),
                share.orders());
    }
}
