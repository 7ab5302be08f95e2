package io.linli.web.page.desk;

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
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.payment.Dispute;
import io.linli.marketplace.payment.Disputes;
import io.linli.marketplace.payment.SubmitEvidence;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** Payments that payers' banks take back: until when each must be answered, and answering it. */
@Path("/operator/disputes")
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
public class DisputePages {

    private static final int ON_A_PAGE = 50;
    private static final String LIST = "/operator/disputes";

    private final Frames frames;
    private final Disputes disputes;
    private final SubmitEvidence submit;

    DisputePages(Frames frames, Disputes disputes, SubmitEvidence submit) {
        this.frames = frames;
        this.disputes = disputes;
        this.submit = submit;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {

        private Templates() {}

        static native TemplateInstance disputes(Frame frame, List<Dispute> disputes, @Nullable String next);

        /** @param answerable whether evidence may be submitted now */
        static native TemplateInstance dispute(Frame frame, Dispute dispute, boolean answerable);
    }

    @GET
    public Uni<TemplateInstance> list(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> disputes.list(cursor, ON_A_PAGE)
                .map(found -> frame.show(Templates.disputes(
                        frame,
                        found.items(),
                        found.next().map(next -> LIST + "?cursor=" + next).orElse(null)))));
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> disputes.get(id)
                .map(dispute -> frame.show(Templates.dispute(frame, dispute, dispute.answerable(frame.now())))));
    }

    @POST
    @Path("{id}/evidence")
    @Form
    public Uni<Response> submit(@PathParam("id") UUID id, @RestForm @Nullable String text) {
        var page = LIST + "/" + id;
        return Replies.orBack(
                Uni.createFrom()
                        .deferred(() -> submit.submit(id, Typed.words(text).orElse("")))
                        .map(answered -> Replies.done(page, "evidence-submitted")),
                page);
    }
}
