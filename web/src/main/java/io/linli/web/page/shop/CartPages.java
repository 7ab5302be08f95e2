package io.linli.web.page.shop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.order.AddToCart;
import io.linli.marketplace.order.Cart;
import io.linli.marketplace.order.Carts;
import io.linli.marketplace.order.ChangeCart;
import io.linli.marketplace.order.LineSubject;
import io.linli.marketplace.order.PlaceOrder;
import io.linli.marketplace.order.PlaceRequest;
import io.linli.marketplace.order.PlanPayment;
import io.linli.marketplace.payment.PayBy;
import io.linli.marketplace.payment.PaymentPlan;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.order.PaymentStart;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;
import io.linli.web.recommend.Seen;
import io.linli.web.recommend.Suggestion;
import io.linli.web.recommend.Suggestions;

/** The cart, and from it to the payment page. */
@Path("/")
@RolesAllowed("resident")
@Produces(MediaType.TEXT_HTML)
public class CartPages {

    private static final String CART = "/cart";
    private static final String CHECKOUT = "/checkout";
    private static final int MOST_SUGGESTIONS = 6;

    private final Frames frames;
    private final Actors actors;
    private final Carts carts;
    private final CartRows rows;
    private final AddToCart add;
    private final ChangeCart change;
    private final PlaceOrder place;
    private final PlanPayment plans;
    private final PaymentStart payment;
    private final Suggestions suggestions;
    private final Seen seen;

    CartPages(
            Frames frames,
            Actors actors,
            Carts carts,
            CartRows rows,
            AddToCart add,
            ChangeCart change,
            PlaceOrder place,
            PlanPayment plans,
            PaymentStart payment,
            Suggestions suggestions,
            Seen seen) {
        this.frames = frames;
        this.actors = actors;
        this.carts = carts;
        this.rows = rows;
        this.add = add;
        this.change = change;
        this.place = place;
        this.plans = plans;
        this.payment = payment;
        this.suggestions = suggestions;
        this.seen = seen;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance cart(
                Frame frame, Cart cart, List<CartRow> rows, boolean ready, List<Suggestion> goesWith);

        static native TemplateInstance checkout(
                Frame frame, Cart cart, List<CartRow> rows, String address, PaymentPlan plan);

        /** What changes on the page somebody stays on: the way to the cart, and what happened. */
        static native TemplateInstance added(Frame frame);
    }

    @GET
    @Path("cart")
    public Uni<TemplateInstance> cart() {
        return frames.frame().chain(frame -> resident().chain(carts::open).chain(cart -> rows.of(frame, cart)
                .chain(found -> goesWith(frame, cart)
                        .map(more -> frame.show(Templates.cart(frame, cart, found, isReady(cart), more))))));
    }

    private Uni<List<Suggestion>> goesWith(Frame frame, Cart cart) {
        var goods = cart.lines().stream()
                .flatMap(line -> good(line.subject()).stream())
                .toList();
        return suggestions.withAll(goods, frame.place().community(), MOST_SUGGESTIONS);
    }

    private static Optional<UUID> good(LineSubject subject) {
        if (subject instanceof LineSubject.Goods goods) {
            return Optional.of(goods.offerId());
        }
        return subject instanceof LineSubject.Seat seat ? Optional.of(seat.offerId()) : Optional.empty();
    }

    /**
     * Done also for a visitor who has moved on before the answer came.
     *
     * @param partial told by the page's script: only what changes is answered, the visitor stays where they are
     */
    @POST
    @Path("cart/lines")
    @Form
    @Cancellable(false)
    public Uni<Response> add(
            @RestForm UUID offer,
            @RestForm @DefaultValue("1") long quantity,
            @HeaderParam("HX-Request") @DefaultValue("false") boolean partial) {
        var added = resident()
                .chain(resident -> carts.open(resident).chain(cart -> add.offer(resident, cart.id(), offer, quantity)))
                .call(cart -> actors.resident().chain(who -> seen.taken(who, offer)));
        return partial
                ? added.chain(() -> partial("added"))
                        .onFailure(Refusal.class)
                        .recoverWithUni(refusal -> partialRefused((Refusal) refusal))
                : Replies.orBack(added.map(cart -> Replies.done(CART, "added")), "/offers/" + offer);
    }

    @POST
    @Path("cart/lines/{id}")
    @Form
    public Uni<Response> change(@PathParam("id") UUID id, @RestForm UUID cart, @RestForm long quantity) {
        return Replies.orBack(
                resident()
                        .chain(resident -> change.quantity(resident, cart, id, quantity))
                        .map(changed -> Replies.done(CART, "changed")),
                CART);
    }

    @POST
    @Path("cart/lines/{id}/remove")
    @Form
    public Uni<Response> remove(@PathParam("id") UUID id, @RestForm UUID cart) {
        return Replies.orBack(
                resident()
                        .chain(resident -> change.remove(resident, cart, id))
                        .map(changed -> Replies.done(CART, "removed")),
                CART);
    }

    /** What is about to be ordered, once more, before anything is. */
    @GET
    @Path("checkout")
    public Uni<Response> review() {
        return frames.frame().chain(frame -> resident().chain(resident -> carts.open(resident)
                .chain(cart -> isReady(cart)
                        ? review(frame, resident, cart)
                        : Uni.createFrom().item(Replies.to(CART)))));
    }

    /**
     * If either is another by now, nothing is ordered.
     *
     * @param total minor units the resident was shown
     * @param delivery the last day of delivery the resident was shown, empty for none
     */
    @POST
    @Path("checkout")
    @Form
    public Uni<Response> place(
            @RestForm UUID cart,
            @RestForm long total,
            @RestForm @Nullable String currency,
            @RestForm @DefaultValue("") String delivery,
            @RestForm @Nullable PayBy payBy) {
        return Replies.orBack(
                resident()
                        .map(resident -> new PlaceRequest(
                                resident, cart, Optional.of(Typed.money(total, currency)), day(delivery)))
                        .chain(place::place)
                        .chain(placed -> pay(placed.companyId(), placed.groupId(), Optional.ofNullable(payBy))),
                CHECKOUT);
    }

    /** Refuses with: {@code form-expired}. */
    private static Optional<LocalDate> day(String shown) {
        try {
            return shown.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(shown));
        } catch (DateTimeParseException damaged) {
            throw new Refusal(Refusal.Kind.INVALID, "form-expired", "The form does not hold the day of delivery.");
        }
    }

    /** Placed is placed: where the provider is away, the order waits on its own page to be paid. */
    private Uni<Response> pay(UUID companyId, UUID groupId, Optional<PayBy> payBy) {
        return Replies.orBack(
                payment.start(companyId, groupId, payBy)
                        .map(page -> Replies.to(page.url().toString())),
                PaymentStart.RETURN_PATH + groupId);
    }

    private Uni<Response> review(Frame frame, Resident resident, Cart cart) {
        return rows.address(resident).chain(address -> rows.of(frame, cart)
                .chain(found ->
                        plans.of(cart).map(plan -> frame.show(Templates.checkout(frame, cart, found, address, plan))))
                .chain(page -> page.createUni().map(html -> Response.ok(html).build())));
    }

    private Uni<Response> partial(String done) {
        return frames.frame()
                .map(frame -> frame.noting(done))
                .chain(frame -> frame.show(Templates.added(frame)).createUni())
                .map(html -> Response.ok(html).build());
    }

    private Uni<Response> partialRefused(Refusal refusal) {
        return frames.frame()
                .map(frame -> frame.refusing(refusal.code()))
                .chain(frame -> frame.show(Templates.added(frame)).createUni())
                .map(html -> Response.ok(html).build());
    }

    private Uni<Resident> resident() {
        return actors.resident().map(ResidentActor::toResident);
    }

    private static boolean isReady(Cart cart) {
        return !cart.lines().isEmpty()
                && cart.lines().stream().allMatch(line -> line.obstacle().isEmpty());
    }
}
