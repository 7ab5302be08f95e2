package io.linli.fulfillment.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.fulfillment.schedule.Travel.Place;

/**
 * Who of those who are free makes a visit: whoever gets there and on to the next one in time; of these the one for whom travel and
 * the week's work together weigh least. An hour of work this week weighs as much as {@value #MINUTES_PER_HOUR_WORKED} minutes of
 * travel, so that one who is near is asked first, but not for ever. Pure.
 */
final class DispatchChoice {

    static final int MINUTES_PER_HOUR_WORKED = 5;

    private static final int MINUTES_OF_AN_HOUR = 60;

    /** Further apart than this, two visits are not on one way. */
    private static final Duration ONE_WAY = Duration.ofHours(10);

    private DispatchChoice() {}

    /** A visit a technician has already. */
    record Stop(TimeRange visit, Place place) {}

    /**
     * Somebody who is free.
     *
     * @param visit when the technician would come
     * @param stops of the days around, in any order
     * @param weekMinutes of visits this week, this one not counted
     */
    record Candidate(UUID technicianId, TimeRange visit, List<Stop> stops, int weekMinutes) {}

    /**
     * Why somebody was chosen.
     *
     * @param travelMinutes the way grows by
     * @param weekMinutes of visits this week before
     * @param of how many were free
     * @param late whether the way there or on is longer than the time for it
     */
    record Why(int travelMinutes, int weekMinutes, int of, boolean late) {

        /** In sixtieths of a minute of travel. */
        private long weight() {
            return (long) travelMinutes * MINUTES_OF_AN_HOUR + (long) weekMinutes * MINUTES_PER_HOUR_WORKED;
        }
    }

    /** Somebody, and why. */
    record Ranked(Candidate candidate, Why why) {}

    /**
     * The best first.
     *
     * @param lot breaks ties differently for each visit, and always the same for one
     */
    static List<Ranked> rank(Place place, List<Candidate> candidates, UUID lot) {
        return candidates.stream()
                .map(candidate -> new Ranked(candidate, why(place, candidate, candidates.size())))
                .sorted(Comparator.comparing((Ranked one) -> one.why().late())
                        .thenComparing(one -> one.why().weight())
                        .thenComparing(one -> one.candidate().technicianId().hashCode() ^ lot.hashCode())
                        .thenComparing(one -> one.candidate().technicianId()))
                .toList();
    }

    private static Why why(Place place, Candidate candidate, int of) {
        var before = before(candidate);
        var after = after(candidate);
        int there = before.map(stop -> stop.place().to(place)).orElse(Travel.ELSEWHERE);
        int on = after.map(stop -> place.to(stop.place())).orElse(0);
        int anyway = after.map(stop ->
                        before.map(from -> from.place().to(stop.place())).orElse(Travel.ELSEWHERE))
                .orElse(0);
        boolean late =
                before.map(stop -> tooFar(stop.visit().ends(), candidate.visit().starts(), there))
                                .orElse(false)
                        || after.map(stop -> tooFar(
                                        candidate.visit().ends(), stop.visit().starts(), on))
                                .orElse(false);
        return new Why(Math.max(0, there + on - anyway), candidate.weekMinutes(), of, late);
    }

    private static boolean tooFar(Instant from, Instant to, int minutes) {
        return Duration.between(from, to).toMinutes() < minutes;
    }

    private static Optional<Stop> before(Candidate candidate) {
        var earliest = candidate.visit().starts().minus(ONE_WAY);
        return candidate.stops().stream()
                .filter(stop -> !stop.visit().ends().isAfter(candidate.visit().starts())
                        && stop.visit().ends().isAfter(earliest))
                .max(Comparator.comparing(stop -> stop.visit().ends()));
    }

    private static Optional<Stop> after(Candidate candidate) {
        var latest = candidate.visit().ends().plus(ONE_WAY);
        return candidate.stops().stream()
                .filter(stop ->
                        !stop.visit().starts().isBefore(candidate.visit().ends())
                                && stop.visit().starts().isBefore(latest))
                .min(Comparator.comparing(stop -> stop.visit().starts()));
    }
}
