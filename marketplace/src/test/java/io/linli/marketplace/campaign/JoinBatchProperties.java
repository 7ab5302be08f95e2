package io.linli.marketplace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

import io.linli.marketplace.community.Resident;

/** Those who join together get what they would have got one after the other. */
class JoinBatchProperties {

    private static final Instant OPENS = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant CUTOFF = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant UNTIL = OPENS.plusSeconds(900);
    private static final UUID COMPANY = new UUID(1, 1);
    private static final UUID COMMUNITY = new UUID(2, 1);
    private static final UUID CAMPAIGN = new UUID(3, 1);

    @Property
    void a_household_never_gets_more_than_its_limit(
            @ForAll("requests") List<JoinRequest> requests,
            @ForAll @LongRange(min = 1, max = 10) long limit,
            @ForAll @LongRange(min = 0, max = 10) long before) {
        var taken = Map.of(taken(0), Math.min(before, limit));

        var batch = new JoinBatch(requests, open(limit), Map.of(), taken, UNTIL);

        for (int i = 0; i < 3; i++) {
            var household = household(i);
            long units = batch.held(ids(batch)).stream()
                    .filter(seat -> seat.householdId().equals(household))
                    .mapToLong(SeatHold::quantity)
                    .sum();
            assertThat(taken.getOrDefault(taken(i), 0L) + units).isLessThanOrEqualTo(limit);
        }
    }

    @Property
    void together_each_gets_what_alone_after_the_others_it_would_have_got(
            @ForAll("requests") List<JoinRequest> requests, @ForAll @LongRange(min = 1, max = 10) long limit) {
        var together = new JoinBatch(requests, open(limit), Map.of(), Map.of(), UNTIL);
        var answers = together.answers(ids(together));

        var known = new HashMap<UUID, SeatHold>();
        var taken = new HashMap<SeatStore.Taken, Long>();
        for (int i = 0; i < requests.size(); i++) {
            var alone = new JoinBatch(List.of(requests.get(i)), open(limit), known, taken, UNTIL);
            var reserved = ids(alone);
            assertThat(answers.get(i))
                    .usingRecursiveComparison()
                    .isEqualTo(alone.answers(reserved).get(0));
            alone.held(reserved).forEach(seat -> {
                known.put(seat.id(), seat);
                taken.merge(new SeatStore.Taken(seat.householdId(), seat.itemId()), seat.upTo(), Long::sum);
            });
        }
    }

    @Example
    void a_key_that_comes_twice_holds_one_seat_and_both_are_told_of_it() {
        var request = request(0, 0, 2);

        var batch = new JoinBatch(List.of(request, request), open(5), Map.of(), Map.of(), UNTIL);

        assertThat(ids(batch)).hasSize(1);
        var answers = batch.answers(ids(batch));
        assertThat(answers.get(0).value()).isEqualTo(answers.get(1).value());
    }

    @Example
    void a_key_that_comes_again_for_something_else_is_refused() {
        var batch = new JoinBatch(List.of(request(0, 0, 2), request(0, 0, 3)), open(9), Map.of(), Map.of(), UNTIL);

        assertThat(batch.answers(ids(batch)).get(1).refusal().code()).isEqualTo("join-key-reused");
    }

    @Example
    void whoever_no_stock_was_left_for_is_refused_and_holds_nothing() {
        var batch = new JoinBatch(List.of(request(0, 0, 2), request(1, 1, 1)), open(9), Map.of(), Map.of(), UNTIL);
        var reserved = Set.of(new UUID(9, 1));

        assertThat(batch.answers(reserved).get(0).refusal().code()).isEqualTo("sold-out");
        assertThat(batch.held(reserved)).extracting(SeatHold::id).containsExactly(new UUID(9, 1));
    }

    @Example
    void nobody_joins_a_campaign_that_is_not_there() {
        var batch = new JoinBatch(List.of(request(0, 0, 1)), null, Map.of(), Map.of(), UNTIL);

        assertThat(batch.units()).isEmpty();
        assertThat(batch.answers(Set.of()).get(0).refusal().code()).isEqualTo("campaign-not-found");
    }

    @Provide
    Arbitrary<List<JoinRequest>> requests() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.longs().between(1, 4))
                .as(JoinBatchProperties::request)
                .list()
                .ofMaxSize(20)
                .map(ArrayList::new);
    }

    private static JoinRequest request(int key, int household, long quantity) {
        var resident =
                new Resident(new UUID(6, household), COMPANY, COMMUNITY, household(household), "resident", false);
        return new JoinRequest(new UUID(9, key), resident, CAMPAIGN, quantity);
    }

    private static UUID household(int number) {
        return new UUID(5, number);
    }

    private static SeatStore.Taken taken(int household) {
        return new SeatStore.Taken(household(household), CAMPAIGN);
    }

    private static Set<UUID> ids(JoinBatch batch) {
        return batch.units().values().stream()
                .flatMap(units -> units.keySet().stream())
                .collect(Collectors.toSet());
    }

    private static Campaign open(long limit) {
        var terms = SomeTerms.one()
                .at(CAMPAIGN, COMPANY, COMMUNITY)
                .limitedTo(limit)
                .between(OPENS, CUTOFF)
                .terms();
        return Campaign.at(terms, Progress.NONE, Campaign.Outcome.OPEN, OPENS.plusSeconds(60));
    }
}
