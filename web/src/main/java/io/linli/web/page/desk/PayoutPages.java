package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.payout.OnboardParty;
import io.linli.marketplace.payout.Payout;
import io.linli.marketplace.payout.PayoutAccount;
import io.linli.marketplace.payout.PayoutCycle;
import io.linli.marketplace.payout.PayoutLine;
import io.linli.marketplace.payout.Payouts;
import io.linli.marketplace.payout.PlanPayouts;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.payout.OwnParty;

/** Where a party is paid, what it was paid, and for which orders; for the operator, everybody's payouts. */
@Path("/payouts")
@RolesAllowed({"supplier", "property", "leader", "operator"})
@Produces(MediaType.TEXT_HTML)
public class PayoutPages {

    private static final int ON_A_PAGE = 50;
    private static final String LIST = "/payouts";

    private final Frames frames;
    private final OwnParty own;
    private final OnboardParty onboarding;
    private final Payouts payouts;
    private final PlanPayouts plan;
    private final Names names;
    private final RuleChoices choices;

    PayoutPages(
            Frames frames,
            OwnParty own,
            OnboardParty onboarding,
            Payouts payouts,
            PlanPayouts plan,
            Names names,
            RuleChoices choices) {
        this.frames = frames;
        this.own = own;
        this.onboarding = onboarding;
        this.payouts = payouts;
        this.plan = plan;
        this.names = names;
        this.choices = choices;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /** @param account null where the party has none yet */
        static native TemplateInstance payouts(
                Frame frame,
                @Nullable PayoutAccount account,
                List<PayoutStanding> standings,
                List<PayoutRow> rows,
                @Nullable String next);

        /** @param form nobody is chosen yet */
        static native TemplateInstance allPayouts(
                Frame frame,
                List<PayoutRow> rows,
                RuleChoices.Lists choices,
                StatementForm form,
                @Nullable String next);

        /** @param orders where an order's page begins; null where the reader has none */
        static native TemplateInstance payout(
                Frame frame,
                PayoutRow row,
                List<PayoutLine> lines,
                Map<UUID, LocalizedText> communities,
                @Nullable String orders);
    }

    @GET
    public Uni<TemplateInstance> list(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame()
                .chain(frame -> frame.visitor().is("operator") ? everybodys(frame, cursor) : ones(frame, cursor));
    }

    private Uni<TemplateInstance> everybodys(Frame frame, @Nullable String cursor) {
        return payouts.list(Optional.empty(), Optional.ofNullable(cursor), ON_A_PAGE)
                .chain(found -> rows(found.items()).chain(rows -> choices.lists()
                        .map(lists -> frame.show(Templates.allPayouts(
                                frame, rows, lists, StatementForm.of(null, null), next(found.next()))))));
    }

    private Uni<TemplateInstance> ones(Frame frame, @Nullable String cursor) {
        return own.get().chain(party -> onboarding.find(party).chain(account -> payouts.balances(party)
                .chain(balances -> payouts.list(Optional.of(party), Optional.ofNullable(cursor), ON_A_PAGE)
                        .map(found -> frame.show(Templates.payouts(
                                frame,
                                account.orElse(null),
                                PayoutStanding.of(balances),
                                PayoutRow.of(found.items(), Map.of()),
                                next(found.next())))))));
    }

    @GET
    @Path("{number}")
    public Uni<TemplateInstance> one(@PathParam("number") String number) {
        return frames.frame().chain(frame -> whose(frame)
                .chain(party -> payouts.get(party, number))
                .chain(payout -> payouts.lines(payout)
                        .chain(lines -> rows(List.of(payout)).chain(rows -> names.communities()
                                .map(places -> frame.show(
                                        Templates.payout(frame, rows.get(0), lines, places, orders(frame))))))));
    }

    /** The provider's form leads here: how the account stands now, it knows. Coming here opens no account. */
    @GET
    @Path("account")
    @RolesAllowed({"supplier", "property", "leader"})
    public Uni<Response> back(@QueryParam("again") @Nullable String again, RoutingContext request) {
        if (again != null) {
            return own.get()
                    .chain(onboarding::find)
                    .chain(account -> account.isPresent()
                            ? setUp(request)
                            : Uni.createFrom().item(Replies.to(LIST)));
        }
        return Replies.orBack(own.get().chain(onboarding::refresh).map(seen -> Replies.to(LIST)), LIST);
    }

    @POST
    @Path("account")
    @RolesAllowed({"supplier", "property", "leader"})
    @Form
    public Uni<Response> setUp(RoutingContext request) {
        var page = URI.create(request.request().absoluteURI()).resolve(LIST + "/account");
        return Replies.orBack(
                own.get()
                        .chain(party -> onboarding.page(party, page, page.resolve(LIST + "/account?again=true")))
                        .map(form -> Replies.to(form.toString())),
                LIST);
    }

    @POST
    @Path("cycle")
    @RolesAllowed({"supplier", "property", "leader"})
    @Form
    public Uni<Response> choose(@RestForm @Nullable String cycle) {
        return Replies.orBack(
                Uni.createFrom()
                        .deferred(() -> own.get().chain(party -> onboarding.choose(party, cycle(cycle))))
                        .map(chosen -> Replies.done(LIST, "payout-cycle-chosen")),
                LIST);
    }

    /** @param party kind and id, for example {@code SUPPLIER:0190…}; absent where the two are told apart */
    @POST
    @RolesAllowed("operator")
    @Form
    public Uni<Response> payNow(
            @RestForm @Nullable String party,
            @RestForm @Nullable String partyKind,
            @RestForm @Nullable String partyId) {
        return Replies.orBack(
                Uni.createFrom()
                        .deferred(() -> plan.now(chosen(party).orElseGet(() -> party(partyKind, partyId))))
                        .map(planned -> planned.isEmpty()
                                ? Replies.refused(LIST, "nothing-to-pay")
                                : Replies.done(LIST + "/" + planned.get(0).number(), "payout-planned")),
                LIST);
    }

    private Uni<Optional<Party>> whose(Frame frame) {
        return frame.visitor().is("operator")
                ? Uni.createFrom().item(Optional.empty())
                : own.get().map(Optional::of);
    }

    private Uni<List<PayoutRow>> rows(List<Payout> found) {
        var suppliers = found.stream()
                .map(Payout::party)
                .filter(party -> party.kind() == PartyKind.SUPPLIER)
                .map(Party::id)
                .distinct()
                .toList();
        return names.parties(suppliers).map(parties -> PayoutRow.of(found, parties));
    }

    private static @Nullable String orders(Frame frame) {
        if (frame.visitor().is("supplier")) {
            return "/supplier/orders/";
        }
        return frame.visitor().is("property") ? "/property/orders/" : null;
    }

    private static Optional<Party> chosen(@Nullable String party) {
        return StatementForm.of(party, null).whose();
    }

    private static Party party(@Nullable String kind, @Nullable String id) {
        try {
            return new Party(
                    PartyKind.valueOf(Optional.ofNullable(kind).orElse("")),
                    UUID.fromString(Optional.ofNullable(id).orElse("").strip()));
        } catch (IllegalArgumentException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "party-unreadable", "A party has a kind and an id.");
        }
    }

    private static PayoutCycle cycle(@Nullable String name) {
        try {
            return PayoutCycle.valueOf(Optional.ofNullable(name).orElse(""));
        } catch (IllegalArgumentException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "cycle-unreadable", "A cycle is daily, weekly or monthly.");
        }
    }

    private static @Nullable String next(Optional<String> cursor) {
        return cursor.map(next -> LIST + "?cursor=" + next).orElse(null);
    }
}
