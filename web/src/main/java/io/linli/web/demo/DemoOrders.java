package io.linli.web.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

import io.linli.web.demo.DemoPlaces.ResidentRow;

/**
 * What residents who cannot sign in bought in the last weeks: only who, when and what, in the order of time; the rest the use
 * cases do.
 *
 * @param all of former days, also of the last month whatever day it is today
 * @param today larger ones, whose money is enough to pay out what is paid out
 */
record DemoOrders(List<Purchase> all, List<Purchase> today) {

    static final int COUNT = 60;
    static final int TODAY = 12;

    private static final int DAYS = 45;
    private static final int MOST_LINES = 4;
    private static final int MOST_UNITS = 3;
    private static final long MOST_PRICE = 20_000;
    private static final LocalTime OPENING = LocalTime.of(8, 0);
    private static final int OPEN_MINUTES = 14 * 60;
    private static final Duration NOT_JUST_NOW = Duration.ofMinutes(10);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /**
     * A checkout.
     *
     * @param at when it was placed and paid
     */
    record Purchase(ResidentRow resident, Instant at, List<Line> lines) {}

    record Line(UUID offerId, long quantity) {}

    /** @param now when the neighbourhood is made */
    static DemoOrders of(DemoIds ids, DemoPlaces places, DemoSuppliers suppliers, DemoGoods goods, Instant now) {
        var random = new SplittableRandom(ids.seed() * 31 + 4_000_003);
        var former = IntStream.range(0, COUNT)
                .mapToObj(number -> purchase(places, suppliers, goods, moment(now, random), 1, 1, random))
                .sorted(Comparator.comparing(Purchase::at))
                .toList();
        var today = IntStream.range(0, TODAY)
                .mapToObj(number -> purchase(places, suppliers, goods, now, MOST_LINES, MOST_UNITS, random))
                .toList();
        return new DemoOrders(former, today);
    }

    private static Purchase purchase(
            DemoPlaces places,
            DemoSuppliers suppliers,
            DemoGoods goods,
            Instant at,
            int leastLines,
            int leastUnits,
            SplittableRandom random) {
        int community = 1 + random.nextInt(places.communities.size());
        var neighbours = places.withoutSignIn(community);
        var resident = neighbours.get(random.nextInt(neighbours.size()));
        var served = suppliers.all().stream()
                .filter(supplier -> supplier.serves(community))
                .map(DemoSuppliers.DemoSupplier::id)
                .toList();
        int wanted = between(leastLines, MOST_LINES, random);
        var lines = new ArrayList<Line>();
        while (lines.size() < wanted) {
            pick(goods, served, random)
                    .ifPresent(good -> lines.add(new Line(good.offerId(), between(leastUnits, MOST_UNITS, random))));
        }
        return new Purchase(resident, at, lines);
    }

    private static int between(int least, int most, SplittableRandom random) {
        return least + random.nextInt(most - least + 1);
    }

    private static Optional<Good> pick(DemoGoods goods, List<UUID> served, SplittableRandom random) {
        int shelf = random.nextInt(goods.shelves());
        var fitting = goods.on(shelf, shelf + 1).stream()
                .filter(good -> served.contains(good.supplierId()))
                .filter(good -> good.available() > MOST_UNITS * COUNT / 10 && good.price() <= MOST_PRICE)
                .toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(random.nextInt(fitting.size())));
    }

    /** In shopping hours of one of the last days, never in the future. */
    private static Instant moment(Instant now, SplittableRandom random) {
        var at = now.atZone(ZONE)
                .toLocalDate()
                .minusDays(random.nextInt(DAYS))
                .atTime(OPENING)
                .plusMinutes(random.nextInt(OPEN_MINUTES))
                .atZone(ZONE)
                .toInstant();
        var latest = now.minus(NOT_JUST_NOW);
        return at.isBefore(latest) ? at : latest;
    }
}
