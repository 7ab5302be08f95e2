package io.linli.web.page.shop;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** Needs a sign-in and nothing else: whoever comes here signs in and is led back. */
@Path("/sign-in")
public class SignInPage {

    private final Frames frames;

    SignInPage(Frames frames) {
        this.frames = frames;
    }

    /** @param to where to go on; without it each role begins at its own place */
    @GET
    @Authenticated
    public Uni<Response> signedIn(@QueryParam("to") @DefaultValue("") String to) {
        return frames.frame()
                .map(frame -> Replies.to(Replies.local(to, frame.visitor().start())));
    }
}
