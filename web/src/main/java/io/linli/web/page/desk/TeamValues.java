package io.linli.web.page.desk;

import io.quarkus.qute.TemplateExtension;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

import io.linli.fulfillment.schedule.BusyCalendar;
import io.linli.fulfillment.schedule.DayException;
import io.linli.fulfillment.schedule.Skill;
import io.linli.fulfillment.schedule.WorkPlan;
import io.linli.fulfillment.schedule.WorkPlans;

/** What the provider's pages ask of its team. */
@TemplateExtension
final class TeamValues {

    private TeamValues() {}

    static int limitADay(WorkPlans.Member member) {
        return member.terms().visitsADay().orElse(0);
    }

    static int limitAWeek(WorkPlans.Member member) {
        return member.terms().visitsAWeek().orElse(0);
    }

    static boolean unlimited(WorkPlans.Member member) {
        return member.terms().visitsADay().isEmpty()
                && member.terms().visitsAWeek().isEmpty();
    }

    static @Nullable LocalDate lastDay(WorkPlans.Member member) {
        return member.terms().lastDay().orElse(null);
    }

    static String limitADayText(WorkPlan plan) {
        return plan.terms().visitsADay().map(Object::toString).orElse("");
    }

    static String limitAWeekText(WorkPlan plan) {
        return plan.terms().visitsAWeek().map(Object::toString).orElse("");
    }

    static String lastDayText(WorkPlan plan) {
        return plan.terms().lastDay().map(Object::toString).orElse("");
    }

    static @Nullable String span(DayException exception) {
        return exception
                .hours()
                .map(hours -> hours.starts() + "–" + hours.ends())
                .orElse(null);
    }

    static String line(Skill skill) {
        var expires = skill.expiresOn().map(day -> ", " + day).orElse("");
        return skill.certificate().isEmpty() && expires.isEmpty()
                ? skill.code()
                : skill.code() + ", " + skill.certificate() + expires;
    }

    static boolean failed(BusyCalendar calendar) {
        return calendar.failureCode().isPresent();
    }

    /** The day of a week that begins on this Monday. */
    static LocalDate on(LocalDate monday, DayOfWeek weekday) {
        return monday.with(weekday);
    }

    static LocalDate earlier(LocalDate day, int days) {
        return day.minusDays(days);
    }

    static LocalDate later(LocalDate day, int days) {
        return day.plusDays(days);
    }
}
