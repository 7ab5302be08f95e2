package io.linli.web.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

/** A token that cannot be trusted is refused before any resource is reached; this gives that answer a problem detail. */
@ApplicationScoped
class SignInFailures {

    private static final int UNAUTHORIZED = 401;

    void register(@Observes Router router) {
        router.route("/api/*").failureHandler(SignInFailures::answer);
    }

    private static void answer(RoutingContext context) {
        if (!(context.failure() instanceof AuthenticationFailedException)) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(UNAUTHORIZED)
                .putHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
                .end(
                        """
                        {"type":"urn:linli:problem:sign-in-failed","title":"Sign-in failed","status":401,\
                        "detail":"The access token is missing, expired or not ours. Sign in again.","code":"sign-in-failed"}""");
    }
}
