package io.linli.web.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import io.linli.web.demo.DemoNeighbourhood.World;
import io.linli.web.demo.DemoTree.CategoryRow;

class DemoWorldTest {

    private static final long SEED = 20260101;
    private static final int SKUS = 40_000;
    private static final Instant NOW = Instant.parse("2026-05-31T03:00:00Z");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private static final World WORLD = World.of(SEED, SKUS);
    private static final List<Good> GOODS = WORLD.goods.on(0, WORLD.goods.shelves());

    @Test
    void there_are_forty_thousand_goods_on_about_a_thousand_shelves() {
        assertThat(GOODS).hasSize(SKUS);
        assertThat(WORLD.goods.shelves()).isBetween(950, 1_150);
        assertThat(goodsOfShelves().values()).allMatch(count -> count >= 36 && count <= 37);
    }

    @Test
    void ids_codes_and_names_are_unique() {
        assertDistinct(GOODS, Good::skuId);
        assertDistinct(GOODS, Good::offerId);
        assertDistinct(GOODS, Good::supplierSku);
        assertDistinct(GOODS, Good::name);
        assertDistinct(GOODS, Good::nameZh);
        assertDistinct(GOODS, Good::gtin);
        assertDistinct(WORLD.tree.categories(), CategoryRow::id);
        assertDistinct(WORLD.tree.categories(), CategoryRow::path);
        assertDistinct(WORLD.places.residents, DemoPlaces.ResidentRow::id);
        assertDistinct(WORLD.places.households, DemoPlaces.HouseholdRow::id);
        assertDistinct(WORLD.services.shifts, DemoServices.ShiftRow::id);
    }

    @Test
    void the_same_seed_makes_the_same_rows_also_in_portions() {
        var again = World.of(SEED, SKUS);

        var portions = again.portions(1_000).stream()
                .map(portion -> again.goods.on(portion.firstShelf(), portion.lastShelf()))
                .toList();

        assertThat(portions).allMatch(portion -> portion.size() <= 1_000);
        assertThat(portions.stream().flatMap(List::stream).toList()).isEqualTo(GOODS);
        assertThat(again.tree).isEqualTo(WORLD.tree);
        assertThat(again.places.residents).isEqualTo(WORLD.places.residents);
        assertThat(again.services.shifts).isEqualTo(WORLD.services.shifts);
        assertThat(again.campaigns(NOW)).isEqualTo(WORLD.campaigns(NOW));
    }

    @Test
    void another_seed_makes_other_rows_under_other_ids() {
        var other = World.of(SEED + 1, SKUS).goods.on(0, 1);

        assertThat(other).extracting(Good::skuId).doesNotContainAnyElementsOf(ids(GOODS));
        assertThat(other).extracting(Good::name).isNotEqualTo(names(WORLD.goods.on(0, 1)));
    }

    @Test
    void everything_is_there_in_both_languages() {
        assertThat(GOODS).allSatisfy(good -> {
            assertEnglish(good.name(), good.description(), good.brand());
            assertChinese(good.nameZh(), good.descriptionZh());
        });
        assertThat(WORLD.tree.categories()).allSatisfy(category -> {
            assertEnglish(category.nameEn());
            assertChinese(category.nameZh());
        });
        assertThat(WORLD.services.items).allSatisfy(item -> {
            assertEnglish(item.nameEn(), item.descriptionEn());
            assertChinese(item.nameZh(), item.descriptionZh());
        });
    }

    @Test
    void texts_are_of_a_length_that_fits_a_page() {
        assertThat(GOODS).allSatisfy(good -> {
            assertThat(good.name()).hasSizeBetween(5, 100);
            assertThat(good.nameZh()).hasSizeBetween(4, 60);
            assertThat(good.description()).hasSizeBetween(30, 400);
            assertThat(good.descriptionZh()).hasSizeBetween(12, 200);
        });
    }

    @Test
    void prices_are_positive_and_list_prices_higher() {
        assertThat(GOODS).allSatisfy(good -> {
            assertThat(good.price()).isBetween(50L, 500_000L);
            assertThat(good.available()).isBetween(0L, 400L);
            if (good.listPrice() != null) {
                assertThat(good.listPrice()).isGreaterThan(good.price());
            }
        });
        assertThat(GOODS).filteredOn(good -> good.listPrice() != null).hasSizeBetween(SKUS * 2 / 5, SKUS * 3 / 5);
    }

    @Test
    void twelve_suppliers_sell_and_each_has_hundreds_of_goods() {
        var bySupplier = GOODS.stream().collect(Collectors.groupingBy(Good::supplierId, Collectors.counting()));

        assertThat(WORLD.suppliers.all())
                .hasSize(12)
                .extracting(DemoSuppliers.DemoSupplier::code)
                .startsWith("supplier-01")
                .endsWith("supplier-12");
        assertThat(bySupplier).hasSize(12);
        assertThat(bySupplier.values()).allMatch(count -> count >= 500);
    }

    @Test
    void every_picture_can_be_drawn() {
        assertThat(GOODS.stream().map(Good::imageUrl).distinct())
                .allMatch(url -> url.startsWith(ProductPicture.PATH))
                .allMatch(url -> ProductPicture.render(url.substring(ProductPicture.PATH.length()))
                        .isPresent());
    }

    @Test
    void a_picture_nobody_knows_is_not_drawn() {
        assertThat(ProductPicture.render("bag-3-H.svg"))
                .hasValueSatisfying(svg -> assertThat(svg).startsWith("<svg"));
        assertThat(ProductPicture.render("nothing-3-H.svg")).isEmpty();
        assertThat(ProductPicture.render("bag-12-H.svg")).isEmpty();
        assertThat(ProductPicture.render("bag-3-<b>.svg")).isEmpty();
        assertThat(ProductPicture.render("../bag-3-H.svg")).isEmpty();
    }

    @Test
    void two_companies_run_five_communities_with_hundreds_of_households() {
        assertThat(WORLD.places.companies)
                .extracting(DemoPlaces.CompanyRow::code)
                .containsExactly("sunrise", "harbor");
        assertThat(WORLD.places.communities).hasSize(5);
        assertThat(WORLD.places.households).hasSizeBetween(500, 1_500);
        assertThat(WORLD.places.residents)
                .filteredOn(DemoPlaces.ResidentRow::leader)
                .hasSize(5);
        for (int number = 1; number <= 30; number++) {
            int community = 1 + (number - 1) / DemoPlaces.SIGN_INS_OF_A_COMMUNITY;
            assertThat(WORLD.places.signingIn(number).communityId())
                    .isEqualTo(WORLD.places.community(community).id());
            assertThat(WORLD.places.signingIn(number).leader()).isFalse();
        }
    }

    @Test
    void six_providers_have_technicians_at_work_on_every_day_of_the_week() {
        assertThat(WORLD.services.providers).hasSize(6);
        assertThat(WORLD.services.items).hasSizeGreaterThanOrEqualTo(12);
        for (var provider : WORLD.services.providers) {
            var team = WORLD.services.technicians.stream()
                    .filter(technician -> technician.supplierId().equals(provider.id()))
                    .map(DemoServices.TechnicianRow::id)
                    .toList();
            assertThat(WORLD.services.shifts)
                    .filteredOn(shift -> team.contains(shift.technicianId()))
                    .allMatch(shift -> shift.starts().isBefore(shift.ends()))
                    .extracting(DemoServices.ShiftRow::weekday)
                    .contains(1, 2, 3, 4, 5, 6, 7);
        }
    }

    @Test
    void twenty_campaigns_are_open_and_end_within_the_next_eight_days() {
        var campaigns = WORLD.campaigns(NOW).all();

        assertThat(campaigns).hasSize(20);
        assertThat(campaigns).allSatisfy(campaign -> {
            assertThat(campaign.price()).isLessThan(campaign.listPrice());
            assertThat(campaign.opensAt()).isBefore(NOW);
            assertThat(campaign.cutoffAt()).isBetween(NOW.plusSeconds(3_600), NOW.plusSeconds(8 * 86_400));
        });
        assertThat(campaigns.stream().map(DemoCampaigns.CampaignRow::cutoffAt).distinct())
                .hasSizeGreaterThan(4);
    }

    @Test
    void a_campaign_sells_what_its_community_is_served_with() {
        var supplierOf = GOODS.stream().collect(Collectors.toMap(Good::offerId, Good::supplierId));

        for (var campaign : WORLD.campaigns(NOW).all()) {
            int community = 1 + communityIds().indexOf(campaign.communityId());
            assertThat(WORLD.suppliers.all())
                    .filteredOn(supplier -> supplier.id().equals(supplierOf.get(campaign.offerId())))
                    .allMatch(supplier -> supplier.serves(community));
        }
    }

    @Test
    void the_last_month_has_purchases_whatever_day_it_is() {
        for (var now : List.of("2026-03-31T23:00:00Z", "2026-05-01T00:00:00Z", "2026-05-31T03:00:00Z")) {
            var moment = Instant.parse(now).atZone(ZoneId.of("Asia/Shanghai"));
            var last = YearMonth.from(moment).minusMonths(1);

            assertThat(WORLD.orders(moment.toInstant()).all())
                    .filteredOn(purchase -> YearMonth.from(purchase.at().atZone(moment.getZone()))
                            .equals(last))
                    .hasSizeGreaterThan(DemoOrders.COUNT / 6);
        }
    }

    @Test
    void todays_purchases_bring_more_than_is_paid_out() {
        var goods = GOODS.stream().collect(Collectors.toMap(Good::offerId, good -> good));
        var orders = WORLD.orders(NOW);
        var payees = WORLD.payees();

        long brought = orders.today().stream()
                .flatMap(purchase -> purchase.lines().stream())
                .mapToLong(line -> goods.get(line.offerId()).price() * line.quantity())
                .sum();
        long former = orders.all().stream()
                .flatMap(purchase -> purchase.lines().stream())
                .filter(line -> payees.stream().anyMatch(payee -> payee.party()
                        .id()
                        .equals(goods.get(line.offerId()).supplierId())))
                .mapToLong(line -> goods.get(line.offerId()).price() * line.quantity())
                .sum();
        long companys = orders.all().stream()
                        .flatMap(purchase -> purchase.lines().stream())
                        .mapToLong(line -> goods.get(line.offerId()).price() * line.quantity())
                        .sum()
                / 10;

        assertThat(brought).isGreaterThan(former + companys);
        assertThat(payees).hasSize(3);
    }

    private static List<UUID> communityIds() {
        return WORLD.places.communities.stream()
                .map(DemoPlaces.CommunityRow::id)
                .toList();
    }

    private static HashMap<UUID, Integer> goodsOfShelves() {
        var counts = new HashMap<UUID, Integer>();
        GOODS.forEach(good -> counts.merge(good.categoryId(), 1, Integer::sum));
        return counts;
    }

    private static List<UUID> ids(List<Good> goods) {
        return goods.stream().map(Good::skuId).toList();
    }

    private static List<String> names(List<Good> goods) {
        return goods.stream().map(Good::name).toList();
    }

    private static <T> void assertDistinct(Collection<T> all, Function<T, ?> property) {
        assertThat(all.stream().map(property).distinct().count()).isEqualTo(all.size());
    }

    private static void assertEnglish(String... texts) {
        assertThat(texts).allMatch(text -> !text.isBlank() && !HAN.matcher(text).find());
    }

    private static void assertChinese(String... texts) {
        assertThat(texts).allMatch(text -> HAN.matcher(text).find());
    }
}
