package io.linli.fulfillment.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.linli.fulfillment.schedule.DispatchChoice.Candidate;
import io.linli.fulfillment.schedule.DispatchChoice.Ranked;
import io.linli.fulfillment.schedule.DispatchChoice.Stop;
import io.linli.fulfillment.schedule.Travel.Place;

class DispatchChoiceProperties {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final TimeRange VISIT = range(0, 60);
    private static final UUID LOT = new UUID(7, 7);

    private static final Place HERE = new Place(new UUID(0, 1), new UUID(1, 1));
    private static final Place NEXT_DOOR = new Place(new UUID(0, 1), new UUID(1, 2));
    private static final Place FAR = new Place(new UUID(0, 2), new UUID(1, 3));
    private static final Place UNKNOWN = new Place(null, null);

    @Property
    void everybody_is_ranked_once_and_the_order_asked_in_makes_no_difference(
            @ForAll("candidates") List<Candidate> candidates, @ForAll Random random) {
        var ranked = DispatchChoice.rank(HERE, candidates, LOT);
        var shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, random);

        assertThat(ranked.stream().map(Ranked::candidate)).containsExactlyInAnyOrderElementsOf(candidates);
        assertThat(DispatchChoice.rank(HERE, shuffled, LOT)).isEqualTo(ranked);
    }

    @Property
    void nobody_comes_late_while_somebody_else_is_in_time(@ForAll("candidates") List<Candidate> candidates) {
        var late = DispatchChoice.rank(HERE, candidates, LOT).stream()
                .map(one -> one.why().late())
                .toList();

        assertThat(late).isSortedAccordingTo(Boolean::compare);
        assertThat(late)
                .containsExactlyInAnyOrderElementsOf(candidates.stream()
                        .map(DispatchChoiceProperties::lateByHand)
                        .toList());
    }

    /** Of two who travel the same the one who worked less is asked first; of two who worked the same the one who travels less. */
    @Property
    void less_of_both_is_never_ranked_behind(@ForAll("candidates") List<Candidate> candidates) {
        var ranked = DispatchChoice.rank(HERE, candidates, LOT);

        for (int first = 0; first < ranked.size(); first++) {
            for (int second = first + 1; second < ranked.size(); second++) {
                var better = ranked.get(first).why();
                var worse = ranked.get(second).why();
                boolean dominated = worse.late() == better.late()
                        && worse.travelMinutes() <= better.travelMinutes()
                        && worse.weekMinutes() <= better.weekMinutes()
                        && (worse.travelMinutes() < better.travelMinutes()
                                || worse.weekMinutes() < better.weekMinutes());
                assertThat(dominated).isFalse();
            }
        }
    }

    @Property
    void the_reason_tells_what_is_true(@ForAll("candidates") List<Candidate> candidates) {
        for (var one : DispatchChoice.rank(HERE, candidates, LOT)) {
            assertThat(one.why().of()).isEqualTo(candidates.size());
            assertThat(one.why().weekMinutes()).isEqualTo(one.candidate().weekMinutes());
            assertThat(one.why().travelMinutes()).isBetween(0, 2 * Travel.ELSEWHERE);
        }
    }

    /** Given visit after visit, people who are all at the same place end up with the same work. */
    @Property(tries = 50)
    void work_is_shared_when_nobody_is_nearer(@ForAll("team") int people) {
        var worked = new int[people];
        for (int visit = 0; visit < people * 4; visit++) {
            var candidates = IntStream.range(0, people)
                    .mapToObj(each -> new Candidate(new UUID(9, each), VISIT, List.of(), worked[each]))
                    .toList();
            var chosen = DispatchChoice.rank(HERE, candidates, new UUID(visit, visit))
                    .get(0);
            worked[(int) chosen.candidate().technicianId().getLeastSignificantBits()] += 60;
        }

        assertThat(worked).containsOnly(240);
    }

    @Example
    void one_who_is_in_the_building_comes_before_one_who_is_far_until_that_is_unfair() {
        var near = candidate(1, 120, new Stop(range(-70, -10), HERE));
        var far = candidate(2, 120, new Stop(range(-120, -60), FAR));
        var tired = candidate(3, 120 + 6 * 60, new Stop(range(-70, -10), HERE));

        assertThat(first(near, far)).isEqualTo(near);
        assertThat(first(tired, far)).isEqualTo(far);
    }

    @Example
    void the_way_counts_in_both_directions_and_what_was_on_it_anyway_does_not() {
        var between = DispatchChoice.rank(
                HERE,
                List.of(candidate(1, 0, new Stop(range(-90, -30), NEXT_DOOR), new Stop(range(90, 150), NEXT_DOOR))),
                LOT);
        var detour = DispatchChoice.rank(
                HERE, List.of(candidate(1, 0, new Stop(range(-120, -60), FAR), new Stop(range(120, 180), FAR))), LOT);
        var late = DispatchChoice.rank(HERE, List.of(candidate(1, 0, new Stop(range(-70, -10), UNKNOWN))), LOT);

        assertThat(between.get(0).why().travelMinutes()).isEqualTo(10 + 10 - 3);
        assertThat(detour.get(0).why().travelMinutes()).isEqualTo(30 + 30 - 3);
        assertThat(late.get(0).why().late()).isTrue();
    }

    @Provide
    Arbitrary<Integer> team() {
        return Arbitraries.integers().between(2, 9);
    }

    @Provide
    Arbitrary<List<Candidate>> candidates() {
        var places = Arbitraries.of(HERE, NEXT_DOOR, FAR, UNKNOWN);
        var before = Combinators.combine(Arbitraries.integers().between(0, 90), places)
                .as((gap, place) -> new Stop(range(-60 - gap, -gap), place));
        var after = Combinators.combine(Arbitraries.integers().between(0, 90), places)
                .as((gap, place) -> new Stop(range(60 + gap, 120 + gap), place));
        var stops = Combinators.combine(before.list().ofMaxSize(2), after.list().ofMaxSize(2))
                .as((one, other) -> {
                    var all = new ArrayList<>(one);
                    all.addAll(other);
                    return List.copyOf(all);
                });
        return Combinators.combine(
                        stops.list().ofMinSize(1).ofMaxSize(6),
                        Arbitraries.integers().between(0, 40).list().ofSize(6))
                .as((all, hours) -> IntStream.range(0, all.size())
                        .mapToObj(each -> new Candidate(new UUID(3, each), VISIT, all.get(each), hours.get(each) * 60))
                        .toList());
    }

    /** Minute by minute: from the end of the last visit before to the start, and on to the first after. */
    private static boolean lateByHand(Candidate candidate) {
        boolean late = false;
        long latestEnd = Long.MIN_VALUE;
        Stop last = null;
        long earliestStart = Long.MAX_VALUE;
        Stop next = null;
        for (var stop : candidate.stops()) {
            long end = minutes(stop.visit().ends());
            long start = minutes(stop.visit().starts());
            if (end <= 0 && end > latestEnd) {
                latestEnd = end;
                last = stop;
            }
            if (start >= 60 && start < earliestStart) {
                earliestStart = start;
                next = stop;
            }
        }
        // Visits of one technician do not end at the same moment; where the data say so, whichever is looked at may
        // count.
        if (last != null) {
            late = -latestEnd < last.place().to(HERE);
        }
        if (next != null) {
            late |= earliestStart - 60 < HERE.to(next.place());
        }
        return late;
    }

    private static long minutes(Instant moment) {
        return Duration.between(NOON, moment).toMinutes();
    }

    private static Candidate first(Candidate... candidates) {
        return DispatchChoice.rank(HERE, List.of(candidates), LOT).get(0).candidate();
    }

    private static Candidate candidate(int number, int weekMinutes, Stop... stops) {
        return new Candidate(new UUID(5, number), VISIT, List.of(stops), weekMinutes);
    }

    private static TimeRange range(int fromMinutes, int toMinutes) {
        return new TimeRange(NOON.plus(Duration.ofMinutes(fromMinutes)), NOON.plus(Duration.ofMinutes(toMinutes)));
    }
}
