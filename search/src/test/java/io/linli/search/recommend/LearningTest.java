package io.linli.search.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What goes with what, worked out by hand. */
class LearningTest {

    @Test
    void of_two_items_the_link_is_their_common_weight_over_the_weight_of_one_and_the_penalty() {
        var bought = CoPurchases.of(
                List.of(basket("a", 0, "rice", "soy"), basket("b", 0, "rice", "soy"), basket("c", 0, "rice")));

        var links = Learning.links(bought, 1);

        // rice: three baskets of weight 1, soy: two; together: two. soy by rice 2 / (3 + 10), rice by soy 2 / (2 + 10)
        assertThat(links.get("rice")).hasSize(1);
        assertThat(links.get("rice").get(0).score()).isCloseTo(2 / 13.0, within(1e-6));
        assertThat(links.get("soy").get(0).score()).isCloseTo(2 / 12.0, within(1e-6));
        assertThat(links.get("soy").get(0).households()).isEqualTo(2);
    }

    @Test
    void a_basket_of_half_a_year_ago_counts_half_and_one_of_five_items_half() {
        assertThat(basket("a", 180, "rice", "soy").weight()).isCloseTo(0.5, within(1e-9));
        assertThat(basket("a", 0, "1", "2", "3", "4", "5").weight()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void a_household_that_bought_both_often_is_one_household_also_where_it_bought_them_apart() {
        var bought = CoPurchases.of(List.of(
                basket("a", 0, "rice", "soy"),
                basket("a", 0, "rice", "soy"),
                basket("b", 0, "rice"),
                basket("b", 9, "soy")));

        int rice = bought.items().indexOf("rice");
        assertThat(bought.buyers(rice, bought.items().indexOf("soy"))).isEqualTo(2);
        assertThat(bought.buyers(rice, rice)).isEqualTo(2);
    }

    @Test
    void what_fewer_households_bought_together_than_asked_for_is_not_linked() {
        var baskets = new ArrayList<Basket<String>>();
        for (int household = 0; household < 5; household++) {
            baskets.add(basket("h" + household, 0, "rice", "soy"));
        }
        baskets.add(basket("h0", 0, "rice", "gift"));

        var links = Learning.links(CoPurchases.of(baskets), 5);

        assertThat(links.get("rice")).extracting(Link::other).containsExactly("soy");
        assertThat(links).doesNotContainKey("gift");
        assertThat(Learning.links(CoPurchases.of(baskets), 6)).isEmpty();
    }

    @Test
    void what_everybody_buys_anyway_is_not_what_goes_with_an_item() {
        var baskets = new ArrayList<Basket<String>>();
        for (int household = 0; household < 40; household++) {
            baskets.add(basket("h" + household, 0, "bag", "thing-" + household % 8));
        }
        for (int household = 0; household < 20; household++) {
            baskets.add(basket("p" + household, 0, "pasta", "sauce", "bag"));
            baskets.add(basket("q" + household, 0, "pasta", "sauce"));
        }

        assertThat(Learning.links(CoPurchases.of(baskets), 1).get("pasta"))
                .first()
                .extracting(Link::other)
                .isEqualTo("sauce");
    }

    @Test
    void the_equations_are_solved() {
        double[][] matrix = {{3, 1}, {1, 1}};
        double[] right = {9, 5};

        Ridge.solve(matrix, right, 1);

        // (4 1; 1 2) x = (9; 5)
        assertThat(right[0]).isCloseTo(13 / 7.0, within(1e-9));
        assertThat(right[1]).isCloseTo(11 / 7.0, within(1e-9));
    }

    @Property(tries = 100)
    void weights_and_households_are_the_same_both_ways_and_no_more_than_of_one_alone(@ForAll long seed) {
        var bought = CoPurchases.of(randomBaskets(seed));
        for (int one = 0; one < bought.items().size(); one++) {
            for (int other = 0; other < bought.items().size(); other++) {
                assertThat(bought.weight(one, other)).isEqualTo(bought.weight(other, one));
                assertThat(bought.weight(one, other)).isLessThanOrEqualTo(bought.weight(one, one));
                assertThat(bought.buyers(one, other))
                        .isEqualTo(bought.buyers(other, one))
                        .isLessThanOrEqualTo(bought.buyers(one, one));
            }
        }
    }

    @Property(tries = 100)
    void an_item_is_never_linked_to_itself_and_no_link_has_fewer_households_than_asked_for(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int least) {
        Learning.links(CoPurchases.of(randomBaskets(seed)), least).forEach((item, links) -> assertThat(links)
                .hasSizeLessThanOrEqualTo(Learning.MOST_LINKS)
                .allMatch(link -> !link.other().equals(item))
                .allMatch(link -> link.households() >= least));
    }

    @Property(tries = 100)
    void nothing_of_the_basket_is_offered_with_it(@ForAll long seed) {
        var baskets = randomBaskets(seed);
        var links = LearntLinks.from(baskets, 1);
        for (var basket : baskets) {
            var bought = Map.of(basket.items().get(0), 3);
            assertThat(links.best(basket.items(), bought, 10))
                    .doesNotContainAnyElementsOf(basket.items())
                    .doesNotHaveDuplicates();
        }
    }

    @Property
    void the_more_households_a_community_has_the_nearer_its_own_score(
            @ForAll @DoubleRange(min = -1, max = 1) double own,
            @ForAll @DoubleRange(min = -1, max = 1) double all,
            @ForAll @IntRange(min = 0, max = 5_000) int households,
            @ForAll @IntRange(min = 1, max = 100) int more) {
        var shrinkage = new Shrinkage(20);

        double few = shrinkage.blend(own, all, households);
        double many = shrinkage.blend(own, all, households + more);

        assertThat(Math.abs(many - own)).isLessThanOrEqualTo(Math.abs(few - own) + 1e-12);
        assertThat(shrinkage.blend(own, all, 0)).isEqualTo(all);
        assertThat(shrinkage.blend(own, all, 20)).isCloseTo((own + all) / 2, within(1e-12));
    }

    @Test
    void bought_before_and_popular_count_where_the_basket_says_nothing() {
        var ranked = Ranking.<String>best(
                List.of("rice"), item -> List.of(), Map.of("tea", 1, "rice", 9), Map.of("oil", 1.0, "salt", 0.5), 10);

        assertThat(ranked).containsExactly("tea", "oil", "salt");
    }

    private static Basket<String> basket(String buyer, double ageDays, String... items) {
        return new Basket<>(buyer, ageDays, List.of(items));
    }

    private static List<Basket<String>> randomBaskets(long seed) {
        var random = new Random(seed);
        var baskets = new ArrayList<Basket<String>>();
        for (int i = 0; i < 30; i++) {
            var items = new TreeSet<String>();
            for (int j = 0; j <= random.nextInt(6); j++) {
                items.add("item-" + random.nextInt(12));
            }
            baskets.add(new Basket<>("h" + random.nextInt(15), random.nextInt(400), List.copyOf(items)));
        }
        return baskets;
    }
}
