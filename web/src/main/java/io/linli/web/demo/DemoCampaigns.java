package io.linli.web.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.linli.web.demo.DemoSuppliers.DemoSupplier;

/** Open group-buys: some in each community, led by its leader, with cut-offs in the evenings of the next days. */
record DemoCampaigns(List<CampaignRow> all) {

    /** In each community. */
    static final int OF_A_COMMUNITY = 4;

    /** Departments whose goods neighbours buy together: what is fresh, heavy or used up. */
    private static final List<Integer> DEPARTMENTS = List.of(1, 2, 3, 4, 5, 6, 10, 11);

    private static final List<Integer> THRESHOLDS = List.of(5, 8, 10, 15, 20, 30);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime CUTOFF = LocalTime.of(20, 0);
    private static final Duration OPEN_ALREADY = Duration.ofHours(6);
    private static final long LEAST_PRICE = 1_500;
    private static final long MOST_PRICE = 15_000;
    private static final int HOUSEHOLD_LIMIT = 5;

    /** A row of {@code marketplace.campaign}, and its only good. */
    record CampaignRow(
            UUID id,
            UUID companyId,
            UUID communityId,
            UUID offerId,
            UUID leaderId,
            String titleEn,
            String titleZh,
            long price,
            long listPrice,
            long threshold,
            long householdLimit,
            Instant opensAt,
            Instant cutoffAt) {}

    /** @param now when the neighbourhood is made: cut-offs lie one to seven days ahead */
    static DemoCampaigns of(
            DemoIds ids, DemoPlaces places, DemoSuppliers suppliers, DemoTree tree, DemoGoods goods, Instant now) {
        var random = new SplittableRandom(ids.seed() * 31 + 3_000_003);
        var campaigns = new ArrayList<CampaignRow>();
        for (int community = 1; community <= places.communities.size(); community++) {
            var served = suppliers.all().stream()
                    .filter(by(community))
                    .map(DemoSupplier::id)
                    .toList();
            for (int index = 0; index < OF_A_COMMUNITY; index++) {
                int department = DEPARTMENTS.get((community * OF_A_COMMUNITY + index) % DEPARTMENTS.size());
                var good = pick(department, served, tree, goods, random);
                campaigns.add(campaign(ids, campaigns.size() + 1, places, community, good, now, random));
            }
        }
        return new DemoCampaigns(campaigns);
    }

    private static Predicate<DemoSupplier> by(int community) {
        return supplier -> supplier.serves(community);
    }

    private static Good pick(
            int department, List<UUID> served, DemoTree tree, DemoGoods goods, SplittableRandom random) {
        var shelves = IntStream.range(0, tree.shelves().size())
                .filter(shelf -> tree.shelves().get(shelf).department() == department)
                .toArray();
        while (true) {
            int shelf = shelves[random.nextInt(shelves.length)];
            var fitting = goods.on(shelf, shelf + 1).stream()
                    .filter(good -> served.contains(good.supplierId()) && good.available() > 0)
                    .filter(good -> good.price() >= LEAST_PRICE && good.price() <= MOST_PRICE)
                    .toList();
            if (!fitting.isEmpty()) {
                return fitting.get(random.nextInt(fitting.size()));
            }
        }
    }

    private static CampaignRow campaign(
            DemoIds ids,
            int number,
            DemoPlaces places,
            int community,
            Good good,
            Instant now,
            SplittableRandom random) {
        var place = places.community(community);
        int percent = 72 + random.nextInt(14);
        var cutoffDay = now.atZone(ZONE).toLocalDate().plusDays(1L + number * 3L % 7);
        return new CampaignRow(
                ids.of(DemoIds.Kind.CAMPAIGN, number),
                place.companyId(),
                place.id(),
                good.offerId(),
                places.leader(community).id(),
                good.name(),
                good.nameZh(),
                Prices.shown(Prices.percent(good.price(), percent)),
                good.price(),
                THRESHOLDS.get(random.nextInt(THRESHOLDS.size())),
                HOUSEHOLD_LIMIT,
                now.minus(OPEN_ALREADY),
                cutoffDay.atTime(CUTOFF).atZone(ZONE).toInstant());
    }
}
