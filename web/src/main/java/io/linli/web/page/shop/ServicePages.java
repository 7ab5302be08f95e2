package io.linli.web.page.shop;

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
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.Quote;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.catalog.supplier.SupplierProfile;
import io.linli.catalog.supplier.Suppliers;
import io.linli.fulfillment.schedule.FreeSlots;
import io.linli.fulfillment.schedule.Slot;
import io.linli.fulfillment.schedule.SlotSearch;
import io.linli.fulfillment.schedule.Technician;
import io.linli.fulfillment.schedule.Technicians;
import io.linli.marketplace.booking.BookRequest;
import io.linli.marketplace.booking.VisitNeeds;
import io.linli.marketplace.community.Households;
import io.linli.marketplace.order.AddToCart;
import io.linli.marketplace.order.Carts;
import io.linli.marketplace.review.RatedServices;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;
import io.linli.web.service.ChoiceParameters;

/** Help at home: what there is, and when somebody can come. */
@Path("/services")
@Produces(MediaType.TEXT_HTML)
public class ServicePages {

    private final Frames frames;
    private final Actors actors;
    private final ServiceItems items;
    private final Suppliers suppliers;
    private final FreeSlots slots;
    private final Technicians technicians;
    private final Households households;
    private final Carts carts;
    private final AddToCart add;
    private final RatedServices ranking;
    private final SaidOfServices said;

    ServicePages(
            Frames frames,
            Actors actors,
            ServiceItems items,
            Suppliers suppliers,
            FreeSlots slots,
            Technicians technicians,
            Households households,
            Carts carts,
            AddToCart add,
            RatedServices ranking,
            SaidOfServices said) {
        this.frames = frames;
        this.actors = actors;
        this.items = items;
        this.suppliers = suppliers;
        this.slots = slots;
        this.technicians = technicians;
        this.households = households;
        this.carts = carts;
        this.add = add;
        this.ranking = ranking;
        this.said = said;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance services(Frame frame, List<RatedCard> cards);

        /**
         * @param technician the only one asked; null for any
         * @param days that can be chosen, {@code day} among them
         */
        static native TemplateInstance service(
                Frame frame,
                ServiceChoice chosen,
                SupplierProfile provider,
                List<Technician> team,
                @Nullable UUID technician,
                List<LocalDate> days,
                LocalDate day,
                List<Slot> slots,
                UUID key,
                Said said);
    }

    @GET
    public Uni<TemplateInstance> list() {
        return frames.frame().chain(frame -> offered(frame)
                .chain(ranking::ranked)
                .map(found -> frame.show(Templates.services(
                        frame, found.stream().map(RatedCard::of).toList()))));
    }

    /**
     * @param day like 2026-05-31; absent or not offered: today
     * @param technician who shall come; absent or nobody of the provider's: anybody
     */
    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(
            @PathParam("id") UUID id,
            @QueryParam("day") @Nullable String day,
            @QueryParam("technician") @Nullable String technician,
            @BeanParam ChoiceParameters choice) {
        return frames.frame().chain(frame -> offered(frame)
                .map(found -> pick(found, id))
                .chain(item -> page(
                        frame,
                        ServiceChoice.of(item, choice.choice()),
                        new OfferedDays(frame.today()).chosen(day),
                        technician)));
    }

    @POST
    @Path("{id}/book")
    @RolesAllowed("resident")
    @Form
    public Uni<Response> book(
            @PathParam("id") UUID id,
            @QueryParam("technician") @Nullable UUID technician,
            @BeanParam ChoiceParameters choice,
            @RestForm UUID key,
            @RestForm @Nullable String startsAt) {
        if (startsAt == null) {
            return Uni.createFrom().item(Replies.refused("/services/" + id, "slot-missing"));
        }
        var start = Typed.moment(startsAt);
        return Replies.orBack(
                actors.resident()
                        .map(ResidentActor::toResident)
                        .chain(resident -> carts.open(resident)
                                .chain(cart -> add.visit(
                                        cart.id(),
                                        new BookRequest(key, resident, id, start, technician, choice.choice()))))
                        .map(cart -> Replies.done("/cart", "visit-held")),
                "/services/" + id);
    }

    private Uni<List<ServiceItem>> offered(Frame frame) {
        return frame.hasPlace()
                ? items.inCommunity(frame.place().community().id())
                : Uni.createFrom().item(List.of());
    }

    private Uni<TemplateInstance> page(Frame frame, ServiceChoice chosen, LocalDate day, @Nullable String technician) {
        var item = chosen.item();
        return suppliers.get(item.supplierId()).chain(provider -> technicians
                .ofProvider(item.supplierId())
                .chain(team -> page(frame, chosen, provider, team, day, named(team, technician))));
    }

    private Uni<TemplateInstance> page(
            Frame frame,
            ServiceChoice chosen,
            SupplierProfile provider,
            List<Technician> team,
            LocalDate day,
            @Nullable UUID technician) {
        var days = new OfferedDays(frame.today()).all();
        return building(frame)
                .chain(building -> free(frame, chosen, day, technician, building.orElse(null)))
                .chain(free -> said.of(chosen.item().id())
                        .map(found -> frame.show(Templates.service(
                                frame, chosen, provider, team, technician, days, day, free, Ids.next(), found))));
    }

    private Uni<List<Slot>> free(
            Frame frame, ServiceChoice chosen, LocalDate day, @Nullable UUID technician, @Nullable UUID building) {
        var item = chosen.item();
        if (!(chosen.quote() instanceof Quote.Priced priced)) {
            return Uni.createFrom().item(List.of());
        }
        return slots.find(new SlotSearch(
                item.supplierId(),
                Duration.ofMinutes(priced.minutes()),
                new VisitNeeds(item.visit(), frame.place().community().id(), building),
                technician,
                frame.zone(),
                day,
                1));
    }

    /** Of the signed-in resident's home. */
    private Uni<Optional<UUID>> building(Frame frame) {
        return frame.visitor().is("resident")
                ? actors.resident()
                        .chain(resident -> households.building(resident.companyId(), resident.householdId()))
                        .map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    private static @Nullable UUID named(List<Technician> team, @Nullable String technician) {
        return team.stream()
                .map(Technician::id)
                .filter(id -> id.toString().equals(technician))
                .findFirst()
                .orElse(null);
    }

    private static ServiceItem pick(List<ServiceItem> offered, UUID id) {
        return offered.stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("service"));
    }
}
