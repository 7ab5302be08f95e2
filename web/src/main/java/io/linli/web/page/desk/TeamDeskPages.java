package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.schedule.Absence;
import io.linli.fulfillment.schedule.BusyCalendars;
import io.linli.fulfillment.schedule.CalendarFeeds;
import io.linli.fulfillment.schedule.DayException;
import io.linli.fulfillment.schedule.LeadTeam;
import io.linli.fulfillment.schedule.PlanWork;
import io.linli.fulfillment.schedule.Skill;
import io.linli.fulfillment.schedule.TechnicianTerms;
import io.linli.fulfillment.schedule.WorkPlan;
import io.linli.fulfillment.schedule.WorkPlans;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** A provider's team: who comes, when they work, what they can do. */
@Path("/supplier/team")
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class TeamDeskPages {

    private static final String HERE = "/supplier/team";
    private static final String SAVED = "team-saved";

    private final Frames frames;
    private final Actors actors;
    private final WorkPlans plans;
    private final LeadTeam team;
    private final PlanWork work;
    private final BusyCalendars calendars;
    private final CalendarFeeds feeds;

    TeamDeskPages(
            Frames frames,
            Actors actors,
            WorkPlans plans,
            LeadTeam team,
            PlanWork work,
            BusyCalendars calendars,
            CalendarFeeds feeds) {
        this.frames = frames;
        this.actors = actors;
        this.plans = plans;
        this.team = team;
        this.work = work;
        this.calendars = calendars;
        this.feeds = feeds;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance team(
                Frame frame, List<WorkPlans.Member> members, List<WorkPlan.ClosedDay> closed);

        /**
         * @param simple whether the form can show all of the week
         * @param feed the address of the calendar, told once; null otherwise
         */
        static native TemplateInstance member(
                Frame frame,
                WorkPlan plan,
                WeekForm week,
                boolean simple,
                List<DayOfWeek> weekdays,
                LocalDate monday,
                @Nullable String feed);
    }

    @GET
    public Uni<TemplateInstance> list() {
        return frames.frame().chain(frame -> actors.supplier()
                .chain(supplier -> plans.team(supplier).chain(members -> plans.closedDays(supplier)
                        .map(closed -> frame.show(Templates.team(frame, members, closed))))));
    }

    @POST
    @Form
    public Uni<Response> hire(@RestForm @Nullable String name) {
        return told(HERE, supplier -> frames.frame()
                .map(frame -> new TechnicianTerms(
                        name == null ? "" : name, frame.zone(), Optional.empty(), Optional.empty(), Optional.empty()))
                .chain(terms -> team.hire(supplier, terms))
                .replaceWithVoid());
    }

    @POST
    @Path("closed-days")
    @Form
    public Uni<Response> close(@RestForm @Nullable String day, @RestForm @Nullable String name) {
        return told(HERE, supplier -> work.close(supplier, day(day), name == null ? "" : name));
    }

    @POST
    @Path("closed-days/{day}/removal")
    @Form
    public Uni<Response> open(@PathParam("day") String day) {
        return told(HERE, supplier -> work.open(supplier, day(day)));
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return page(id, null);
    }

    @POST
    @Path("{id}")
    @Form
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @RestForm @Nullable String name,
            @RestForm @Nullable String zone,
            @RestForm @Nullable String aDay,
            @RestForm @Nullable String aWeek,
            @RestForm @Nullable String last) {
        return changed(
                id,
                supplier -> team.change(
                        supplier,
                        id,
                        new TechnicianTerms(
                                name == null ? "" : name,
                                TechnicianTerms.zone(zone == null ? "" : zone.strip()),
                                limit(aDay),
                                limit(aWeek),
                                Typed.words(last).map(TeamDeskPages::day))));
    }

    @POST
    @Path("{id}/week")
    @Form
    public Uni<Response> week(@PathParam("id") UUID id, @BeanParam WeekForm week) {
        return changed(id, supplier -> work.week(supplier, id, week.week()));
    }

    @POST
    @Path("{id}/exceptions")
    @Form
    public Uni<Response> except(
            @PathParam("id") UUID id,
            @RestForm @Nullable String day,
            @RestForm DayException.@Nullable Kind kind,
            @RestForm @Nullable String starts,
            @RestForm @Nullable String ends) {
        return changed(id, supplier -> work.except(
                        supplier,
                        id,
                        day(day),
                        kind == null ? DayException.Kind.OFF : kind,
                        WeekForm.hours(starts == null ? "" : starts, ends == null ? "" : ends))
                .replaceWithVoid());
    }

    @POST
    @Path("{id}/exceptions/{exception}/removal")
    @Form
    public Uni<Response> unexcept(@PathParam("id") UUID id, @PathParam("exception") UUID exception) {
        return changed(id, supplier -> work.unexcept(supplier, id, exception));
    }

    @POST
    @Path("{id}/absences")
    @Form
    public Uni<Response> away(
            @PathParam("id") UUID id,
            @RestForm Absence.@Nullable Kind kind,
            @RestForm @Nullable String first,
            @RestForm @Nullable String last) {
        return changed(id, supplier -> work.away(
                        supplier, id, kind == null ? Absence.Kind.VACATION : kind, day(first), day(last))
                .replaceWithVoid());
    }

    @POST
    @Path("{id}/absences/{absence}/removal")
    @Form
    public Uni<Response> back(@PathParam("id") UUID id, @PathParam("absence") UUID absence) {
        return changed(id, supplier -> work.back(supplier, id, absence));
    }

    @POST
    @Path("{id}/skills")
    @Form
    public Uni<Response> skills(@PathParam("id") UUID id, @RestForm @Nullable String skills) {
        return changed(id, supplier -> team.skills(supplier, id, skills(skills)));
    }

    @POST
    @Path("{id}/calendars")
    @Form
    public Uni<Response> calendar(
            @PathParam("id") UUID id, @RestForm @Nullable String name, @RestForm @Nullable String address) {
        return changed(id, supplier -> calendars
                .subscribe(supplier, id, name == null ? "" : name, address == null ? "" : address)
                .replaceWithVoid());
    }

    @POST
    @Path("{id}/calendars/{calendar}/removal")
    @Form
    public Uni<Response> uncalendar(@PathParam("id") UUID id, @PathParam("calendar") UUID calendar) {
        return changed(id, supplier -> calendars.remove(supplier, id, calendar));
    }

    /** The address is on this one page and in no other place: it is not in an address bar, or a log. */
    @POST
    @Path("{id}/feed")
    @Form
    public Uni<TemplateInstance> publish(@PathParam("id") UUID id) {
        return actors.supplier()
                .chain(supplier -> plans.get(supplier, id))
                .chain(plan -> feeds.publish(id))
                .chain(token -> page(id, "/api/v1/calendars/" + token + ".ics"));
    }

    @POST
    @Path("{id}/feed/removal")
    @Form
    public Uni<Response> withdraw(@PathParam("id") UUID id) {
        return changed(id, supplier -> plans.get(supplier, id).chain(plan -> feeds.withdraw(id)));
    }

    private Uni<TemplateInstance> page(UUID id, @Nullable String feed) {
        return frames.frame().chain(frame -> actors.supplier()
                .chain(supplier -> plans.get(supplier, id))
                .map(plan -> frame.show(Templates.member(
                        frame,
                        plan,
                        WeekForm.of(plan.week()),
                        WeekForm.simple(plan.week()),
                        List.of(DayOfWeek.values()),
                        frame.today().with(DayOfWeek.MONDAY),
                        feed))));
    }

    private Uni<Response> changed(UUID technicianId, Function<UUID, Uni<Void>> change) {
        return told(HERE + "/" + technicianId, change);
    }

    private Uni<Response> told(String address, Function<UUID, Uni<Void>> change) {
        return Replies.orBack(
                actors.supplier().chain(change::apply).map(changed -> Replies.done(address, SAVED)), address);
    }

    private static Optional<Integer> limit(@Nullable String text) {
        return Typed.words(text).map(Typed::quantity).map(number -> (int) Math.max(-1, Math.min(number, 1_000)));
    }

    /** One in a line: code, certificate, its last good day; the latter two may be absent. */
    private static List<Skill> skills(@Nullable String text) {
        return (text == null ? "" : text)
                .lines()
                .map(line -> line.split("[,，]", -1))
                .filter(parts -> !parts[0].isBlank())
                .map(parts -> new Skill(
                        parts[0].strip(),
                        parts.length > 1 ? parts[1].strip() : "",
                        parts.length > 2 ? Typed.words(parts[2]).map(TeamDeskPages::day) : Optional.empty()))
                .toList();
    }

    private static LocalDate day(@Nullable String text) {
        try {
            return LocalDate.parse(text == null ? "" : text.strip());
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "day-invalid", "A day is written like 2026-05-31.");
        }
    }
}
