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
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.payment.FailedRefund;
import io.linli.marketplace.payment.RepeatRefund;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** Refunds that failed: why, and having each made again. */
@Path("/operator/refunds")
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
public class FailedRefundPages {

    private static final int ON_A_PAGE = 50;
    private static final String LIST = "/operator/refunds";

    private final Frames frames;
    private final RepeatRefund refunds;

    FailedRefundPages(Frames frames, RepeatRefund refunds) {
        this.frames = frames;
        this.refunds = refunds;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance failedRefunds(Frame frame, List<FailedRefund> refunds, @Nullable String next);
    }

    @GET
    public Uni<TemplateInstance> list(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> refunds.waiting(cursor, ON_A_PAGE)
                .map(found -> frame.show(Templates.failedRefunds(
                        frame,
                        found.items(),
                        found.next().map(next -> LIST + "?cursor=" + next).orElse(null)))));
    }

    @POST
    @Path("{id}/repeats")
    @Form
    public Uni<Response> repeat(@PathParam("id") UUID id) {
        return Replies.orBack(
                refunds.repeat(id)
                        .map(repeated ->
                                Replies.done(LIST, repeated.madeBefore() ? "refund-was-made" : "refund-made-again")),
                LIST);
    }
}
