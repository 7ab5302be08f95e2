package io.linli.web.page.shop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.Choice;
import io.linli.catalog.service.Quote;
import io.linli.catalog.service.ServiceItems;
import io.linli.fulfillment.schedule.FreeSlots;
import io.linli.fulfillment.schedule.Slot;
import io.linli.fulfillment.schedule.SlotSearch;
import io.linli.marketplace.booking.BookRequest;
import io.linli.marketplace.booking.VisitNeeds;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.community.Households;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.order.OrderVisit;
import io.linli.marketplace.trust.AccessNotes;
import io.linli.marketplace.trust.Invitation;
import io.linli.marketplace.trust.Trust;
import io.linli.marketplace.trust.Trusts;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.order.PaymentStart;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** Homes that trust one another: inviting, accepting, and booking a visit for somebody else's home. */
@Path("/me/homes")
@RolesAllowed("resident")
@Produces(MediaType.TEXT_HTML)
public class TrustedHomePages {

    private static final String OWN = "/me/homes";

    private final Frames frames;
    private final Actors actors;
    private final Trusts trusts;
    private final AccessNotes notes;
    private final Communities communities;
    private final Households households;
    private final ServiceItems items;
    private final FreeSlots slots;
    private final OrderVisit orders;
    private final PaymentStart payment;

    TrustedHomePages(
            Frames frames,
            Actors actors,
            Trusts trusts,
            AccessNotes notes,
            Communities communities,
            Households households,
            ServiceItems items,
            FreeSlots slots,
            OrderVisit orders,
            PaymentStart payment) {
        this.frames = frames;
        this.actors = actors;
        this.trusts = trusts;
        this.notes = notes;
        this.communities = communities;
        this.households = households;
        this.items = items;
        this.slots = slots;
        this.orders = orders;
        this.payment = payment;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        /** @param invitation made just now: its code is told once */
        static native TemplateInstance homes(
                Frame frame, List<Trust> given, List<Trust> received, String note, @Nullable Invitation invitation);

        static native TemplateInstance trustedHome(
                Frame frame,
                UUID household,
                Community place,
                List<ServiceChoice> services,
                @Nullable ServiceChoice chosen,
                List<LocalDate> days,
                LocalDate day,
                List<Slot> slots,
                UUID key);
    }

    @GET
    public Uni<TemplateInstance> list() {
        return frames.frame().chain(frame -> resident().chain(resident -> list(frame, resident, null)));
    }

    /** The code is shown once, on the page that answers. */
    @POST
    @Path("invite")
    @Form
    public Uni<TemplateInstance> invite() {
        return frames.frame().chain(frame -> resident()
                .chain(resident -> trusts.invite(resident).chain(made -> list(frame, resident, made))));
    }

    private Uni<TemplateInstance> list(Frame frame, Resident resident, @Nullable Invitation made) {
        return trusts.given(resident).chain(given -> trusts.received(resident)
                .chain(received -> notes.of(resident.companyId(), resident.householdId())
                        .map(note -> frame.show(Templates.homes(frame, given, received, note, made)))));
    }

    @POST
    @Path("accept")
    @Form
    public Uni<Response> accept(@RestForm @Nullable String code) {
        return Replies.orBack(
                resident()
                        .chain(resident -> trusts.accept(resident, code == null ? "" : code))
                        .map(trust -> Replies.done(OWN, "trust-accepted"))
                        .onFailure(failure ->
                                failure instanceof Refusal refusal && refusal.kind() == Refusal.Kind.NOT_FOUND)
                        .recoverWithItem(failure -> Replies.refused(OWN, ((Refusal) failure).code())),
                OWN);
    }

    @POST
    @Path("{trust}/end")
    @Form
    public Uni<Response> end(@PathParam("trust") UUID trust) {
        return Replies.orBack(
                resident()
                        .chain(resident -> trusts.revoke(resident, trust))
                        .map(done -> Replies.done(OWN, "trust-ended")),
                OWN);
    }

    @POST
    @Path("access-note")
    @Form
    public Uni<Response> access(@RestForm @Nullable String note) {
        return Replies.orBack(
                resident()
                        .chain(resident -> notes.put(resident, Typed.words(note).orElse("")))
                        .map(done -> Replies.done(OWN, "access-noted")),
                OWN);
    }

    /** What can be booked for another home, when, and for how much there. */
    @GET
    @Path("{household}/visits")
    public Uni<TemplateInstance> home(
            @PathParam("household") UUID household,
            @QueryParam("service") @Nullable UUID service,
            @QueryParam("day") @Nullable String day) {
        return frames.frame().chain(frame -> acting(household)
                .chain(resident -> communities.get(resident.communityId()).chain(place -> items.inCommunity(place.id())
                        .map(all -> all.stream()
                                .map(item -> ServiceChoice.of(item, Choice.NONE))
                                .filter(choice -> choice.quote() instanceof Quote.Priced)
                                .toList())
                        .chain(choices -> home(frame, resident, place, choices, service, day)))));
    }

    private Uni<TemplateInstance> home(
            Frame frame,
            Resident resident,
            Community place,
            List<ServiceChoice> services,
            @Nullable UUID service,
            @Nullable String day) {
        var chosen = services.stream()
                .filter(choice -> choice.item().id().equals(service))
                .findFirst();
        var today = frame.now().atZone(place.zone()).toLocalDate();
        var wanted = new OfferedDays(today).chosenFromTomorrow(day);
        var days = new OfferedDays(today).all();
        return free(resident, chosen, place.zone(), wanted)
                .map(free -> frame.show(Templates.trustedHome(
                        frame,
                        resident.householdId(),
                        place,
                        services,
                        chosen.orElse(null),
                        days,
                        wanted,
                        free,
                        Ids.next())));
    }

    private Uni<List<Slot>> free(Resident resident, Optional<ServiceChoice> chosen, ZoneId zone, LocalDate day) {
        if (chosen.isEmpty() || !(chosen.get().quote() instanceof Quote.Priced priced)) {
            return Uni.createFrom().item(List.of());
        }
        var item = chosen.get().item();
        return households
                .building(resident.companyId(), resident.householdId())
                .chain(building -> slots.find(new SlotSearch(
                        item.supplierId(),
                        Duration.ofMinutes(priced.minutes()),
                        new VisitNeeds(item.visit(), resident.communityId(), building),
                        null,
                        zone,
                        day,
                        1)));
    }

    @POST
    @Path("{household}/visits")
    @Form
    public Uni<Response> book(
            @PathParam("household") UUID household,
            @RestForm UUID key,
            @RestForm UUID service,
            @RestForm @Nullable String startsAt) {
        var page = OWN + "/" + household + "/visits?service=" + service;
        return startsAt == null
                ? Uni.createFrom().item(Replies.refused(page, "slot-missing"))
                : Replies.orBack(
                        acting(household)
                                .chain(resident -> items.get(service)
                                        .map(item -> ServiceChoice.of(item, Choice.NONE)
                                                .choice())
                                        .chain(choice -> orders.order(new BookRequest(
                                                key, resident, service, Typed.moment(startsAt), null, choice))))
                                .chain(made -> payment.start(
                                        made.order().companyId(), made.order().groupId(), Optional.empty()))
                                .map(pay -> Replies.to(pay.url().toString())),
                        page);
    }

    private Uni<Resident> acting(UUID household) {
        return resident().chain(resident -> trusts.actingFor(resident, household));
    }

    private Uni<Resident> resident() {
        return actors.resident().map(ResidentActor::toResident);
    }
}
