package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import io.linli.catalog.service.VisitRules;
import io.linli.marketplace.booking.VisitNeeds;

/** Days of the next two weeks on which a provider is, or soon will be, short of people. */
@ApplicationScoped
public class CapacityWarnings {

    public static final int DAYS = 14;

    /** From here on a day is called full, in per cent of the time worked. */
    public static final int FULL_PERCENT = 85;

    /** Skills that are looked at; a provider has rarely more. */
    private static final int MOST_SKILLS = 50;

    private final Rosters rosters;
    private final Clock clock;

    CapacityWarnings(Rosters rosters, Clock clock) {
        this.rosters = rosters;
        this.clock = clock;
    }

    /**
     * A day on which people are short.
     *
     * @param percent of the time worked that is taken
     * @param skill nobody at work has; empty where it is the time that is short
     */
    public record Warning(LocalDate day, int percent, Optional<String> skill) {}

    /** By day, the load first. A day on which nobody works at all is no warning: that is how it was planned. */
    @WithSession
    public Uni<List<Warning>> of(UUID supplierId, ZoneId zone, Collection<String> skills) {
        var today = clock.instant().atZone(zone).toLocalDate();
        var asked = new TreeSet<>(skills).stream().limit(MOST_SKILLS).toList();
        return team(supplierId, zone, today, Set.of()).chain(team -> Multi.createFrom()
                .iterable(asked)
                .onItem()
                .transformToUniAndConcatenate(skill -> team(supplierId, zone, today, Set.of(skill))
                        .map(able -> lacking(skill, team, able, zone, today)))
                .collect()
                .asList()
                .map(lacking -> ordered(loads(team, zone, today), lacking)));
    }

    private Uni<List<Roster>> team(UUID supplierId, ZoneId zone, LocalDate today, Set<String> skills) {
        var span = new TimeRange(
                today.atStartOfDay(zone).toInstant(),
                today.plusDays(DAYS).atStartOfDay(zone).toInstant());
        var needs = new VisitNeeds(new VisitRules(0, 0, 0, skills), null, null);
        return rosters.of(supplierId, null, needs, span, clock.instant());
    }

    static List<Warning> loads(List<Roster> team, ZoneId zone, LocalDate today) {
        return today.datesUntil(today.plusDays(DAYS))
                .map(day -> new Warning(day, percent(team, whole(day, zone)), Optional.empty()))
                .filter(warning -> warning.percent() >= FULL_PERCENT)
                .toList();
    }

    static List<Warning> lacking(String skill, List<Roster> team, List<Roster> able, ZoneId zone, LocalDate today) {
        return today.datesUntil(today.plusDays(DAYS))
                .filter(day -> worked(team, whole(day, zone)) > 0 && worked(able, whole(day, zone)) == 0)
                .map(day -> new Warning(day, 0, Optional.of(skill)))
                .toList();
    }

    private static List<Warning> ordered(List<Warning> loads, List<List<Warning>> lacking) {
        var all = new ArrayList<>(loads);
        lacking.forEach(all::addAll);
        all.sort(Comparator.comparing(Warning::day)
                .thenComparing(warning -> warning.skill().orElse("")));
        return List.copyOf(all);
    }

    private static int percent(List<Roster> team, TimeRange day) {
        long worked = worked(team, day);
        long free = team.stream()
                .filter(one -> one.limits().unused().admit(one.dayOf(day.starts())))
                .mapToLong(one -> minutes(one.free(day), day))
                .sum();
        return worked == 0 ? 0 : (int) (100 * (worked - free) / worked);
    }

    /** Minutes, as if nothing was booked. */
    private static long worked(List<Roster> team, TimeRange day) {
        return team.stream()
                .filter(one -> one.limits().unused().admit(one.dayOf(day.starts())))
                .mapToLong(one -> minutes(one.unbooked().free(day), day))
                .sum();
    }

    private static long minutes(List<TimeRange> ranges, TimeRange day) {
        return ranges.stream()
                .filter(range -> range.overlaps(day))
                .mapToLong(range -> {
                    var from = range.starts().isAfter(day.starts()) ? range.starts() : day.starts();
                    var to = range.ends().isBefore(day.ends()) ? range.ends() : day.ends();
                    return Duration.between(from, to).toMinutes();
                })
                .sum();
    }

    private static TimeRange whole(LocalDate day, ZoneId zone) {
        return new TimeRange(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
