package io.linli.web.page.shop;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.extrawork.ExtraWorks;
import io.linli.web.booking.VisitViewers;
import io.linli.web.identity.Actors;
import io.linli.web.order.PaymentStart;
import io.linli.web.page.Form;
import io.linli.web.page.Replies;

/** Agreeing to what a technician proposes besides, and paying it. */
@Path("/me/visits/{id}/extra-works/{work}")
@RolesAllowed("resident")
@Produces(MediaType.TEXT_HTML)
public class ExtraWorkPages {

    private final Actors actors;
    private final VisitViewers viewers;
    private final ExtraWorks works;
    private final PaymentStart payment;

    ExtraWorkPages(Actors actors, VisitViewers viewers, ExtraWorks works, PaymentStart payment) {
        this.actors = actors;
        this.viewers = viewers;
        this.works = works;
        this.payment = payment;
    }

    @POST
    @Path("agree")
    @Form
    public Uni<Response> agree(@PathParam("id") UUID id, @PathParam("work") UUID work) {
        return Replies.orBack(
                actors.resident()
                        .chain(resident ->
                                viewers.household().chain(home -> works.agree(home, resident.toResident(), id, work)))
                        .chain(order -> payment.start(order.companyId(), order.groupId(), Optional.empty()))
                        .map(page -> Replies.to(page.url().toString())),
                "/me/visits/" + id);
    }

    @POST
    @Path("decline")
    @Form
    public Uni<Response> decline(@PathParam("id") UUID id, @PathParam("work") UUID work) {
        return Replies.orBack(
                viewers.household()
                        .chain(home -> works.decline(home, id, work))
                        .map(done -> Replies.done("/me/visits/" + id, "extra-declined")),
                "/me/visits/" + id);
    }
}
