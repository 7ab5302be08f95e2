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
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.catalog.supplier.SupplierProfile;
import io.linli.catalog.supplier.Suppliers;
import io.linli.fulfillment.schedule.FreeSlots;
import io.linli.fulfillment.schedule.Slot;
import io.linli.marketplace.order.AddToCart;
import io.linli.marketplace.order.Carts;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** Help at home: what there is, and when somebody can come. */
@Path("/services")
@Produces(MediaType.TEXT_HTML)
public class ServicePages {

    private static final int DAYS = 14;

    private final Frames frames;
    private final Actors actors;
    private final ServiceItems items;
    private final Suppliers suppliers;
    private final FreeSlots slots;
    private final Carts carts;
    private final AddToCart add;

    ServicePages(
            Frames frames,
            Actors actors,
            ServiceItems items,
            Suppliers suppliers,
            FreeSlots slots,
            Carts carts,
            AddToCart add) {
        this.frames = frames;
        this.actors = actors;
        this.items = items;
        this.suppliers = suppliers;
        this.slots = slots;
        this.carts = carts;
        this.add = add;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance services(Frame frame, List<ServiceItem> items);

        /** @param days that can be chosen, {@code day} among them */
        static native TemplateInstance service(
                Frame frame,
                ServiceItem item,
                SupplierProfile provider,
                List<LocalDate> days,
                LocalDate day,
                List<Slot> slots,
                UUID key);
    }

    @GET
    public Uni<TemplateInstance> list() {
        return frames.frame().chain(frame -> offered(frame).map(found -> frame.show(Templates.services(frame, found))));
    }

    /** @param day like 2026-05-31; absent or not offered: today */
    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id, @QueryParam("day") @Nullable String day) {
        return frames.frame()
                .chain(frame -> offered(frame).map(found -> pick(found, id)).chain(item -> suppliers
                        .get(item.supplierId())
                        .chain(provider -> page(frame, item, provider, chosen(frame, day)))));
    }

    @POST
    @Path("{id}/book")
    @RolesAllowed("resident")
    @Form
    public Uni<Response> book(@PathParam("id") UUID id, @RestForm UUID key, @RestForm @Nullable String startsAt) {
        if (startsAt == null) {
            return Uni.createFrom().item(Replies.refused("/services/" + id, "slot-missing"));
        }
        var start = instant(startsAt);
        return Replies.orBack(
                actors.resident()
                        .map(ResidentActor::toResident)
                        .chain(resident -> carts.open(resident)
                                .chain(cart -> add.visit(resident, cart.id(), key, id, start, null)))
                        .map(cart -> Replies.done("/cart", "visit-held")),
                "/services/" + id);
    }

    private Uni<List<ServiceItem>> offered(Frame frame) {
        return frame.hasPlace()
                ? items.inCommunity(frame.place().community().id())
                : Uni.createFrom().item(List.of());
    }

    private Uni<TemplateInstance> page(Frame frame, ServiceItem item, SupplierProfile provider, LocalDate day) {
        var days = Stream.iterate(frame.today(), next -> next.plusDays(1))
                .limit(DAYS)
                .toList();
        return slots.find(item, frame.zone(), day, 1)
                .map(free -> frame.show(Templates.service(frame, item, provider, days, day, free, Ids.next())));
    }

    private static LocalDate chosen(Frame frame, @Nullable String day) {
        var today = frame.today();
        try {
            var wanted = day == null ? today : LocalDate.parse(day);
            return wanted.isBefore(today) || !wanted.isBefore(today.plusDays(DAYS)) ? today : wanted;
        } catch (DateTimeParseException malformed) {
            return today;
        }
    }

    private static ServiceItem pick(List<ServiceItem> offered, UUID id) {
        return offered.stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("service"));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "visit-time-invalid", "A time is written like 2026-05-31T08:00:00Z.");
        }
    }
}
