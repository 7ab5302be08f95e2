package io.linli.web.page.shop;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.search.recommend.BehaviourConsent;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** Whether it may be remembered what the reader looks at. */
@Path("/me/recommendations")
@RolesAllowed("resident")
@Produces(MediaType.TEXT_HTML)
public class RecommendationPages {

    private static final String OWN = "/me/recommendations";

    private final Frames frames;
    private final Actors actors;
    private final BehaviourConsent consent;

    RecommendationPages(Frames frames, Actors actors, BehaviourConsent consent) {
        this.frames = frames;
        this.actors = actors;
        this.consent = consent;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance recommendations(Frame frame, boolean remember);
    }

    @GET
    public Uni<TemplateInstance> show() {
        return frames.frame().chain(frame -> actors.resident()
                .chain(me -> consent.of(me.companyId(), me.residentId()))
                .map(remember -> frame.show(Templates.recommendations(frame, remember))));
    }

    /** @param remember {@code on}, or nothing at all */
    @POST
    @Form
    public Uni<Response> save(@RestForm @Nullable String remember) {
        return actors.resident()
                .chain(me -> remember == null ? consent.takeBack(me.companyId(), me.residentId()) : give(me))
                .map(saved -> Replies.done(OWN, remember == null ? "behaviour-forgotten" : "behaviour-remembered"));
    }

    private Uni<Void> give(ResidentActor me) {
        return consent.give(me.companyId(), me.residentId());
    }
}
