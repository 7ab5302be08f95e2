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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.service.Choice;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.fulfillment.schedule.FreeSlots;
import io.linli.fulfillment.schedule.Slot;
import io.linli.fulfillment.schedule.SlotSearch;
import io.linli.marketplace.booking.BookRequest;
import io.linli.marketplace.booking.VisitNeeds;
import io.linli.marketplace.community.Households;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.quote.AskQuote;
import io.linli.marketplace.quote.QuoteRequest;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.order.PaymentStart;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** Asking what something would cost, and saying yes or no to the answer; all without a script. */
@Path("/me/quotes")
@RolesAllowed("resident")
@Produces(MediaType.TEXT_HTML)
public class QuotePages {

    private static final String OWN = "/me/quotes";

    private final Frames frames;
    private final Actors actors;
    private final AskQuote quotes;
    private final ServiceItems items;
    private final FreeSlots slots;
    private final Households households;
    private final PaymentStart payment;

    QuotePages(
            Frames frames,
            Actors actors,
            AskQuote quotes,
            ServiceItems items,
            FreeSlots slots,
            Households households,
            PaymentStart payment) {
        this.frames = frames;
        this.actors = actors;
        this.quotes = quotes;
        this.items = items;
        this.slots = slots;
        this.households = households;
        this.payment = payment;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance quotes(Frame frame, List<QuoteRequest> quotes);

        static native TemplateInstance quoteAsk(Frame frame, ServiceItem item, UUID key);

        /** @param days that can be chosen, {@code day} among them; {@code slots} only where there is a price to take */
        static native TemplateInstance quote(
                Frame frame,
                QuoteRequest quote,
                ServiceItem item,
                boolean expired,
                List<LocalDate> days,
                LocalDate day,
                List<Slot> slots,
                UUID key);
    }

    @GET
    public Uni<TemplateInstance> list() {
        return frames.frame()
                .chain(frame ->
                        resident().chain(quotes::list).map(found -> frame.show(Templates.quotes(frame, found))));
    }

    @GET
    @Path("new")
    public Uni<TemplateInstance> form(@QueryParam("service") UUID service) {
        return frames.frame().chain(frame -> items.get(service)
                .map(item -> frame.show(Templates.quoteAsk(frame, item, Ids.next()))));
    }

    @POST
    @Form
    public Uni<Response> ask(@RestForm UUID key, @RestForm UUID service, @RestForm @Nullable String wish) {
        return Replies.orBack(
                resident()
                        .chain(resident -> quotes.ask(
                                resident, key, service, Typed.words(wish).orElse("")))
                        .map(made -> Replies.done(OWN + "/" + made.id(), "quote-asked")),
                OWN + "/new?service=" + service);
    }

    /** @param day like 2026-05-31; absent or not offered: today */
    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id, @QueryParam("day") @Nullable String day) {
        return frames.frame().chain(frame -> resident()
                .chain(resident -> quotes.get(resident, id).chain(quote -> items.get(quote.serviceItemId())
                        .chain(item -> page(
                                frame,
                                resident,
                                quote,
                                item,
                                new OfferedDays(frame.today()).chosenFromTomorrow(day))))));
    }

    private Uni<TemplateInstance> page(
            Frame frame, Resident resident, QuoteRequest quote, ServiceItem item, LocalDate day) {
        var days = new OfferedDays(frame.today()).all();
        return free(frame, resident, quote, item, day)
                .map(found -> frame.show(
                        Templates.quote(frame, quote, item, quote.expired(frame.now()), days, day, found, Ids.next())));
    }

    private Uni<List<Slot>> free(Frame frame, Resident resident, QuoteRequest quote, ServiceItem item, LocalDate day) {
        if (quote.state() != QuoteRequest.State.QUOTED || quote.expired(frame.now())) {
            return Uni.createFrom().item(List.of());
        }
        return households
                .building(resident.companyId(), resident.householdId())
                .chain(building -> slots.find(new SlotSearch(
                        item.supplierId(),
                        Duration.ofMinutes(quote.quoted().orElseThrow().minutes()),
                        new VisitNeeds(item.visit(), resident.communityId(), building),
                        null,
                        frame.zone(),
                        day,
                        1)));
    }

    @POST
    @Path("{id}/accept")
    @Form
    public Uni<Response> accept(@PathParam("id") UUID id, @RestForm UUID key, @RestForm @Nullable String startsAt) {
        return startsAt == null
                ? Uni.createFrom().item(Replies.refused(OWN + "/" + id, "slot-missing"))
                : Replies.orBack(
                        resident()
                                .chain(resident -> quotes.get(resident, id)
                                        .chain(quote -> quotes.accept(
                                                new BookRequest(
                                                        key,
                                                        resident,
                                                        quote.serviceItemId(),
                                                        Typed.moment(startsAt),
                                                        null,
                                                        Choice.NONE),
                                                id)))
                                .chain(made -> payment.start(
                                        made.order().companyId(), made.order().groupId(), Optional.empty()))
                                .map(page -> Replies.to(page.url().toString())),
                        OWN + "/" + id);
    }

    @POST
    @Path("{id}/decline")
    @Form
    public Uni<Response> decline(@PathParam("id") UUID id) {
        return Replies.orBack(
                resident()
                        .chain(resident -> quotes.decline(resident, id))
                        .map(made -> Replies.done(OWN + "/" + id, "quote-declined")),
                OWN + "/" + id);
    }

    private Uni<Resident> resident() {
        return actors.resident().map(ResidentActor::toResident);
    }
}
