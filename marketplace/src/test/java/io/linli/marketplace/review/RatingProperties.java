package io.linli.marketplace.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.linli.catalog.offer.SkuRating;

/** What ratings come to, and what orders things. */
class RatingProperties {

    @Property
    void the_score_is_the_mean_of_what_was_said_and_five_times_four_stars(@ForAll("stars") List<Integer> stars) {
        var taken = IntStream.concat(stars.stream().mapToInt(Integer::intValue), IntStream.of(4, 4, 4, 4, 4));

        assertThat(of(stars).score()).isCloseTo(taken.average().orElseThrow(), within(1e-9));
        assertThat(of(stars).score()).isBetween(1.0, 5.0);
    }

    @Property
    void one_star_more_raises_it_and_more_of_the_same_draws_it_to_their_mean(
            @ForAll("stars") List<Integer> stars, @ForAll("star") int star) {
        var more = new java.util.ArrayList<>(stars);
        more.add(star);

        if (star > of(stars).score()) {
            assertThat(of(more).score()).isGreaterThan(of(stars).score());
        } else {
            assertThat(of(more).score()).isLessThanOrEqualTo(of(stars).score());
        }
        assertThat(of(more).count()).isEqualTo(stars.size() + 1);
    }

    @Example
    void one_review_of_five_stars_does_not_go_before_forty_that_come_to_four_point_eight() {
        var many = new Rating(List.of(0L, 0L, 0L, 8L, 32L), Rating.Mean.NONE, Rating.Mean.NONE, Rating.Mean.NONE);

        assertThat(of(List.of(5)).score()).isLessThan(many.score());
        assertThat(many.mean()).hasValue(4.8);
        assertThat(of(List.of(5)).mean()).hasValue(5.0);
        assertThat(Rating.NONE.mean()).isEmpty();
        assertThat(Rating.NONE.score()).isEqualTo(4.0);
    }

    @Property
    void the_catalogue_is_told_the_same(@ForAll("stars") List<Integer> stars) {
        var told = TellCatalogue.told(of(stars));

        assertThat(told.reviews()).isEqualTo(stars.size());
        assertThat(told.score()).isEqualTo(of(stars).score());
        assertThat(told.mean()).isEqualTo(of(stars).mean().orElse(0));
    }

    /** What the catalogue takes for granted of goods without reviews is what is taken for granted here. */
    @Example
    void a_good_without_reviews_is_told_as_one_that_nobody_told_of() {
        assertThat(TellCatalogue.told(Rating.NONE)).isEqualTo(SkuRating.NONE);
    }

    @Provide
    Arbitrary<List<Integer>> stars() {
        return star().list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<Integer> star() {
        return Arbitraries.integers().between(1, 5);
    }

    private static Rating of(List<Integer> stars) {
        return new Rating(
                IntStream.rangeClosed(1, 5)
                        .mapToObj(number ->
                                stars.stream().filter(star -> star == number).count())
                        .toList(),
                Rating.Mean.NONE,
                Rating.Mean.NONE,
                Rating.Mean.NONE);
    }
}
